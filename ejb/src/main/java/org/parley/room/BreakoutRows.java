package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;

/** Small rooms that are open for a while, and who sits where, in the database. */
@ApplicationScoped
@HoldsPersonalData
public class BreakoutRows {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    record Row(RoomId room, RoomId parent, String name, int number, boolean chosen, Instant until, int seats) {}

    void open(RoomId room, RoomId parent, int number, boolean chosen, Instant until) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into breakout (room_id, parent_id, number, chosen, until) values (?,?,?,?,?)")) {
                insert.setLong(1, room.value());
                insert.setLong(2, parent.value());
                insert.setInt(3, number);
                insert.setBoolean(4, chosen);
                insert.setTimestamp(5, Timestamp.from(until));
                return insert.executeUpdate();
            }
        });
    }

    /** Those open now, by their number. */
    List<Row> of(RoomId parent, Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select b.room_id, r.name, b.number, b.chosen, b.until, (select count(*) from breakout_seat s where s.room_id = b.room_id) from breakout b join room r on r.id = b.room_id"
                + " where b.parent_id = ? and b.until > ? order by b.number")) {
                select.setLong(1, parent.value());
                select.setTimestamp(2, Timestamp.from(now));
                var found = new ArrayList<Row>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Row(new RoomId(row.getLong(1)), parent, row.getString(2), row.getInt(3), row.getBoolean(4), row.getTimestamp(5).toInstant(), row.getInt(6)));
                }
                return found;
            }
        });
    }

    Optional<Instant> until(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select until from breakout where room_id = ?")) {
                select.setLong(1, room.value());
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getTimestamp(1).toInstant()) : Optional.empty();
                }
            }
        });
    }

    /** All that are open end now. */
    void end(RoomId parent, Instant now) {
        with(database, connection -> {
            try (var seats = connection.prepareStatement("delete from breakout_seat where parent_id = ?");
                 var update = connection.prepareStatement("update breakout set until = ? where parent_id = ? and until > ?")) {
                seats.setLong(1, parent.value());
                seats.executeUpdate();
                update.setTimestamp(1, Timestamp.from(now));
                update.setLong(2, parent.value());
                update.setTimestamp(3, Timestamp.from(now));
                return update.executeUpdate();
            }
        });
    }

    Optional<RoomId> seat(RoomId parent, DataSubject who) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select room_id from breakout_seat where parent_id = ? and subject = ?")) {
                select.setLong(1, parent.value());
                select.setString(2, who.key());
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new RoomId(row.getLong(1))) : Optional.empty();
                }
            }
        });
    }

    Map<String, RoomId> seats(RoomId parent) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select subject, room_id from breakout_seat where parent_id = ?")) {
                select.setLong(1, parent.value());
                var found = new HashMap<String, RoomId>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.put(row.getString(1), new RoomId(row.getLong(2)));
                }
                return found;
            }
        });
    }

    void seat(RoomId parent, DataSubject who, RoomId room) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from breakout_seat where parent_id = ? and subject = ?");
                 var insert = connection.prepareStatement("insert into breakout_seat (parent_id, subject, room_id) values (?,?,?)")) {
                delete.setLong(1, parent.value());
                delete.setString(2, who.key());
                delete.executeUpdate();
                insert.setLong(1, parent.value());
                insert.setString(2, who.key());
                insert.setLong(3, room.value());
                return insert.executeUpdate();
            }
        });
    }
}
