package org.parley.privacy;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The holds in the database. One that is over counts no more. */
@ApplicationScoped
@HoldsPersonalData
public class LegalHolds {
    private static final String FIELDS = "select id, account_id, category, duty, until, placed_at from legal_hold ";

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    List<LegalHold> all(Instant now) {
        return select(FIELDS + "where until > ? order by until", now, 0);
    }

    List<LegalHold> of(DataSubject subject, Instant now) {
        return select(FIELDS + "where until > ? and account_id = ? order by until", now, number(subject));
    }

    Set<DataSubject> held(DataCategory category, Instant now) {
        return all(now).stream().filter(hold -> hold.category() == category).map(LegalHold::subject).collect(Collectors.toSet());
    }

    void place(DataSubject subject, DataCategory category, String duty, Instant until, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into legal_hold (id, account_id, category, duty, until, placed_at) values (nextval('legal_hold_seq'),?,?,?,?,?)")) {
                insert.setLong(1, number(subject));
                insert.setString(2, category.name());
                insert.setString(3, duty);
                insert.setTimestamp(4, Timestamp.from(until));
                insert.setTimestamp(5, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    boolean lift(long id) {
        return with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from legal_hold where id = ?")) {
                delete.setLong(1, id);
                return delete.executeUpdate() > 0;
            }
        });
    }

    long over(Instant now, boolean remove) {
        return with(database, connection -> {
            try (var statement = connection.prepareStatement((remove ? "delete" : "select count(*)") + " from legal_hold where until <= ?")) {
                statement.setTimestamp(1, Timestamp.from(now));
                if (remove) return (long) statement.executeUpdate();
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static long number(DataSubject subject) {
        if (subject.isGuest()) throw new IllegalArgumentException("a guest's data cannot be held");
        return Long.parseLong(subject.key().substring(1));
    }

    private List<LegalHold> select(String sql, Instant now, long account) {
        return with(database, connection -> {
            var found = new ArrayList<LegalHold>();
            try (var select = connection.prepareStatement(sql)) {
                select.setTimestamp(1, Timestamp.from(now));
                if (account > 0) select.setLong(2, account);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(hold(row));
                }
            }
            return found;
        });
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        return new LegalHold(row.getLong(1), DataSubject.account(row.getLong(2)), DataCategory.valueOf(row.getString(3)), row.getString(4),
            row.getTimestamp(5).toInstant(), row.getTimestamp(6).toInstant());
    }
}
