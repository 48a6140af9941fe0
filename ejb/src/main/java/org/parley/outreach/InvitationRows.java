package org.parley.outreach;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;
import org.parley.vault.Vault;

/** The address books of members: whom they invited, until it is over (P7). */
@ApplicationScoped
@HoldsPersonalData
public class InvitationRows implements PersonalDataHolder {
    private static final String PLACE = "invitation.sealed_email";

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;
    @Inject RetentionSchedule schedule;

    void add(AccountId by, String email, String room, InvitedAddress address, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into invitation (id, account_id, room, sealed_email, address_print, at) values (nextval('invitation_seq'),?,?,?,?,?)")) {
                insert.setLong(1, by.value());
                insert.setString(2, room);
                insert.setBytes(3, vault.seal(by.subject(), PLACE, email));
                insert.setString(4, address.print());
                insert.setTimestamp(5, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    /** The newest first. */
    List<Invitations.Sent> of(AccountId by) {
        return with(database, connection -> {
            var found = new ArrayList<Invitations.Sent>();
            try (var select = connection.prepareStatement("select id, room, sealed_email, at from invitation where account_id = ? order by id desc")) {
                select.setLong(1, by.value());
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        long id = row.getLong(1);
                        String room = row.getString(2);
                        Instant at = row.getTimestamp(4).toInstant();
                        vault.open(by.subject(), PLACE, row.getBytes(3)).ifPresent(email -> found.add(new Invitations.Sent(id, email, room, at)));
                    }
                }
            }
            return found;
        });
    }

    long countOf(InvitedAddress address) {
        return number("select count(*) from invitation where address_print = ?", address.print());
    }

    long countOf(AccountId by, Instant since) {
        return number("select count(*) from invitation where account_id = ? and at > ?", by.value(), Timestamp.from(since));
    }

    boolean has(AccountId by, InvitedAddress address) {
        return number("select count(*) from invitation where account_id = ? and address_print = ?", by.value(), address.print()) > 0;
    }

    private long number(String sql, Object... values) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) select.setObject(i + 1, values[i]);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    void remove(AccountId by, long id) {
        delete("account_id = ? and id = ?", by.value(), id);
    }

    void removeAll(AccountId by) {
        delete("account_id = ?", by.value());
    }

    void removeAll(InvitedAddress address) {
        delete("address_print = ?", address.print());
    }

    private void delete(String condition, Object... values) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from invitation where " + condition)) {
                for (int i = 0; i < values.length; i++) delete.setObject(i + 1, values[i]);
                return delete.executeUpdate();
            }
        });
    }

    @Override public DataCategory category() {
        return DataCategory.INVITED;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return old().count(now.minus(schedule.of(category())), numbers(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return old().remove(now.minus(schedule.of(category())), numbers(held));
    }

    private OldRows old() {
        return new OldRows(database, "invitation", "at", "account_id", "");
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
