package org.parley.together;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.room.RoomId;

/** Which files rooms have. */
@ApplicationScoped
@HoldsPersonalData
public class RoomFileRows {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    record Row(String id, RoomId room, DataSubject owner, String type, long bytes) {}

    private interface Values {
        void into(java.sql.PreparedStatement select) throws SQLException;
    }

    private List<Row> rows(String where, Values values) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select id, room_id, owner, type, bytes from room_file where " + where)) {
                values.into(select);
                var found = new ArrayList<Row>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(row(row));
                }
                return found;
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), new RoomId(row.getLong(2)), new DataSubject(row.getString(3)), row.getString(4), row.getLong(5));
    }

    Optional<Row> find(RoomId room, String id) {
        return rows("id = ? and room_id = ?", select -> {
            select.setString(1, id);
            select.setLong(2, room.value());
        }).stream().findFirst();
    }

    List<Row> of(DataSubject owner) {
        return rows("owner = ?", select -> select.setString(1, owner.key()));
    }

    /** Those older than a time, and those of guests, and what never came whole, older than another. */
    List<Row> before(Instant time, Instant guests) {
        return rows("at < ? or at < ? and (owner like 'g%' or type = '')", select -> {
            select.setTimestamp(1, Timestamp.from(time));
            select.setTimestamp(2, Timestamp.from(guests));
        });
    }

    long bytes(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select coalesce(sum(bytes), 0) from room_file where room_id = ?")) {
                select.setLong(1, room.value());
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    void add(Row row, Instant now) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into room_file (id, room_id, owner, type, bytes, at) values (?,?,?,?,?,?)")) {
                insert.setString(1, row.id());
                insert.setLong(2, row.room().value());
                insert.setString(3, row.owner().key());
                insert.setString(4, row.type());
                insert.setLong(5, row.bytes());
                insert.setTimestamp(6, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    void came(String id, String type) {
        with(database, connection -> {
            try (var update = connection.prepareStatement("update room_file set type = ? where id = ?")) {
                update.setString(1, type);
                update.setString(2, id);
                return update.executeUpdate();
            }
        });
    }

    void remove(String id) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_file where id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate();
            }
        });
    }
}
