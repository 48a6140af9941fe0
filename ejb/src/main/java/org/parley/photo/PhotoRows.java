package org.parley.photo;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;

/** Which photos there are, in the order their owner gave them. */
@ApplicationScoped
@HoldsPersonalData
public class PhotoRows {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    List<String> of(AccountId owner) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select id from photo where account_id = ? order by place, added_at")) {
                select.setLong(1, owner.value());
                var found = new ArrayList<String>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(row.getString(1));
                }
                return found;
            }
        });
    }

    Optional<AccountId> owner(String id) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select account_id from photo where id = ?")) {
                select.setString(1, id);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new AccountId(row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    void add(AccountId owner, String id, long bytes, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into photo (id, account_id, bytes, place, added_at) values (?,?,?,?,?)")) {
                insert.setString(1, id);
                insert.setLong(2, owner.value());
                insert.setLong(3, bytes);
                insert.setInt(4, 1);
                insert.setTimestamp(5, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    /** @return whether it was the owner's */
    boolean remove(AccountId owner, String id) {
        return with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from photo where id = ? and account_id = ?")) {
                delete.setString(1, id);
                delete.setLong(2, owner.value());
                return delete.executeUpdate() > 0;
            }
        });
    }

    /** Puts one before all others. */
    void first(AccountId owner, String id) {
        with(database, connection -> {
            try (var update = connection.prepareStatement("update photo set place = case when id = ? then 0 else 1 end where account_id = ?")) {
                update.setString(1, id);
                update.setLong(2, owner.value());
                return update.executeUpdate();
            }
        });
    }
}
