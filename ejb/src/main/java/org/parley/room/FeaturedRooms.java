package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Which rooms staff put before the others, and until when. */
@ApplicationScoped
public class FeaturedRooms {
    /** Where there is no end. */
    static final Instant FOR_GOOD = Instant.parse("9999-12-31T00:00:00Z");
    static final int MOST = 12;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    /** Room numbers with their end, those that end last first. */
    Map<Long, Instant> at(Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select room_id, until from featured_room where until > ? order by until desc, room_id")) {
                select.setTimestamp(1, Timestamp.from(now));
                var found = new LinkedHashMap<Long, Instant>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.put(row.getLong(1), row.getTimestamp(2).toInstant());
                }
                return found;
            }
        });
    }

    /** Another end takes the place of the one before; what is over goes. */
    void add(RoomId room, Instant until, Instant now) {
        remove(room);
        with(database, connection -> {
            try (var old = connection.prepareStatement("delete from featured_room where until <= ?"); var insert = connection.prepareStatement("insert into featured_room (room_id, until) values (?,?)")) {
                old.setTimestamp(1, Timestamp.from(now));
                old.executeUpdate();
                insert.setLong(1, room.value());
                insert.setTimestamp(2, Timestamp.from(until));
                return insert.executeUpdate();
            }
        });
    }

    void remove(RoomId room) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from featured_room where room_id = ?")) {
                delete.setLong(1, room.value());
                return delete.executeUpdate();
            }
        });
    }
}
