package org.parley.chat;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/** Private messages in the database, each sealed with its author's key (P4). */
@ApplicationScoped
@HoldsPersonalData
public class PrivateRows {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;

    record Row(long id, DataSubject author, DataSubject reader, byte[] sealed, Instant at, boolean seen) {}

    /** @return its number; that of before where the client sends it again */
    long add(DataSubject author, DataSubject reader, String clientId, String text, Instant now) {
        return with(database, connection -> {
            try (var known = connection.prepareStatement("select id from private_message where author = ? and client_id = ?");
                 var next = connection.prepareStatement("select nextval('private_message_seq')");
                 var insert = connection.prepareStatement("insert into private_message (id, author, reader, client_id, sealed, at) values (?,?,?,?,?,?)")) {
                known.setString(1, author.key());
                known.setString(2, clientId);
                try (var row = known.executeQuery()) {
                    if (row.next()) return row.getLong(1);
                }
                long id;
                try (var row = next.executeQuery()) {
                    row.next();
                    id = row.getLong(1);
                }
                insert.setLong(1, id);
                insert.setString(2, author.key());
                insert.setString(3, reader.key());
                insert.setString(4, clientId);
                insert.setBytes(5, vault.seal(author, place(id), text));
                insert.setTimestamp(6, Timestamp.from(now));
                insert.executeUpdate();
                return id;
            }
        });
    }

    /** Empty where its author is gone. */
    Optional<String> text(Row row) {
        return vault.open(row.author(), place(row.id()), row.sealed());
    }

    private static String place(long id) {
        return "private_message|" + id;
    }

    private interface Values {
        void into(PreparedStatement select) throws SQLException;
    }

    private List<Row> rows(String where, int most, Values values) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select id, author, reader, sealed, at, seen from private_message where " + where)) {
                values.into(select);
                select.setMaxRows(most);
                var found = new ArrayList<Row>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Row(row.getLong(1), new DataSubject(row.getString(2)), new DataSubject(row.getString(3)), row.getBytes(4), row.getTimestamp(5).toInstant(), row.getBoolean(6)));
                }
                return found;
            }
        });
    }

    /** Between two people, the latest first. @param before only older ones, 0 for all @param after only newer ones */
    List<Row> between(DataSubject me, DataSubject other, long before, long after, int most) {
        return rows("(author = ? and reader = ? or author = ? and reader = ?) and id < ? and id > ? order by id desc", most, select -> {
            select.setString(1, me.key());
            select.setString(2, other.key());
            select.setString(3, other.key());
            select.setString(4, me.key());
            select.setLong(5, before == 0 ? Long.MAX_VALUE : before);
            select.setLong(6, after);
        });
    }

    /** The latest with each person, the latest first. */
    List<Row> latest(DataSubject me, int most) {
        return rows("id in (select max(id) from private_message where author = ? or reader = ? group by case when author = ? then reader else author end) order by id desc", most, select -> {
            for (int i = 1; i <= 3; i++) select.setString(i, me.key());
        });
    }

    /** How many from whom one has not seen. */
    Map<DataSubject, Integer> unseen(DataSubject me) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select author, count(*) from private_message where reader = ? and seen = ? group by author")) {
                select.setString(1, me.key());
                select.setBoolean(2, false);
                var found = new LinkedHashMap<DataSubject, Integer>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.put(new DataSubject(row.getString(1)), row.getInt(2));
                }
                return found;
            }
        });
    }

    void seen(DataSubject reader, DataSubject author, long upTo) {
        with(database, connection -> {
            try (var update = connection.prepareStatement("update private_message set seen = ? where reader = ? and author = ? and seen = ? and id <= ?")) {
                update.setBoolean(1, true);
                update.setString(2, reader.key());
                update.setString(3, author.key());
                update.setBoolean(4, false);
                update.setLong(5, upTo);
                return update.executeUpdate();
            }
        });
    }

    boolean remove(DataSubject author, long id) {
        return with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from private_message where id = ? and author = ?")) {
                delete.setLong(1, id);
                delete.setString(2, author.key());
                return delete.executeUpdate() > 0;
            }
        });
    }

    boolean wroteTo(DataSubject author, DataSubject reader) {
        return !rows("author = ? and reader = ?", 1, select -> {
            select.setString(1, author.key());
            select.setString(2, reader.key());
        }).isEmpty();
    }

    /** For an account that ends: what it wrote. */
    void removeAll(DataSubject author) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from private_message where author = ?")) {
                delete.setString(1, author.key());
                return delete.executeUpdate();
            }
        });
    }
}
