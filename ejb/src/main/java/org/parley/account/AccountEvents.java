package org.parley.account;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;

/** What happened to accounts, and which are to be erased when (A3, A14). */
@ApplicationScoped
@HoldsPersonalData
public class AccountEvents implements PersonalDataHolder {
    public record Event(AccountVerb verb, Actor actor, Instant at) {}

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;

    void add(AccountId account, AccountVerb verb, Actor actor, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into account_event (id, account_id, verb, actor, at) values (nextval('account_event_seq'),?,?,?,?)")) {
                insert.setLong(1, account.value());
                insert.setString(2, verb.name());
                insert.setString(3, actor.name());
                insert.setTimestamp(4, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    /** The newest first. */
    List<Event> of(AccountId account) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select verb, actor, at from account_event where account_id = ? order by id desc")) {
                select.setLong(1, account.value());
                select.setMaxRows(100);
                var found = new ArrayList<Event>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Event(AccountVerb.valueOf(row.getString(1)), Actor.valueOf(row.getString(2)), row.getTimestamp(3).toInstant()));
                }
                return found;
            }
        });
    }

    /** A second plan keeps the first date. */
    Instant planErasure(AccountId account, Instant now, Instant due) {
        return plannedErasure(account).orElseGet(() -> with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into planned_erasure (account_id, planned_at, due_at) values (?,?,?)")) {
                insert.setLong(1, account.value());
                insert.setTimestamp(2, Timestamp.from(now));
                insert.setTimestamp(3, Timestamp.from(due));
                insert.executeUpdate();
                return due;
            }
        }));
    }

    Optional<Instant> plannedErasure(AccountId account) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select due_at from planned_erasure where account_id = ?")) {
                select.setLong(1, account.value());
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
                }
            }
        });
    }

    List<AccountId> erasuresDue(Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id from planned_erasure where due_at <= ? order by due_at")) {
                select.setTimestamp(1, Timestamp.from(now));
                var found = new ArrayList<AccountId>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new AccountId(row.getLong(1)));
                }
                return found;
            }
        });
    }

    void forgetPlan(AccountId account) {
        remove("planned_erasure", account);
    }

    void removeAll(AccountId account) {
        remove("planned_erasure", account);
        remove("account_event", account);
    }

    private void remove(String table, AccountId account) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from " + table + " where account_id = ?")) {
                delete.setLong(1, account.value());
                return delete.executeUpdate();
            }
        });
    }

    @Override public DataCategory category() {
        return DataCategory.ACCOUNT_EVENTS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().count(now.minus(schedule.of(category())), numbers(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().remove(now.minus(schedule.of(category())), numbers(held));
    }

    private OldRows rows() {
        return new OldRows(database, "account_event", "at", "account_id", "");
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
