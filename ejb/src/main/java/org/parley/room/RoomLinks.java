package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.parley.account.Secrets;

/** Links that open a room to whoever has them, until they end (R3). Only a hash of each is kept. */
@ApplicationScoped
public class RoomLinks {
    public static final Duration MOST = Duration.ofDays(90);
    public static final int AT_ONCE = 20;

    /** @param id names it in the list, opens nothing */
    public record Link(String id, Instant madeAt, Instant until) {}

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Clock clock;

    /** @return the secret part, which is not told again */
    public String make(RoomId room, Duration holds) {
        var token = Secrets.token();
        var now = clock.instant();
        with(database, connection -> {
            try (var old = connection.prepareStatement("delete from room_link where until < ?"); var insert = connection.prepareStatement("insert into room_link (id, room_id, token_hash, made_at, until) values (?,?,?,?,?)")) {
                old.setTimestamp(1, Timestamp.from(now));
                old.executeUpdate();
                insert.setString(1, Secrets.token().substring(0, 12));
                insert.setLong(2, room.value());
                insert.setString(3, Secrets.hash(token));
                insert.setTimestamp(4, Timestamp.from(now));
                insert.setTimestamp(5, Timestamp.from(now.plus(holds.compareTo(MOST) > 0 ? MOST : holds)));
                return insert.executeUpdate();
            }
        });
        return token;
    }

    /** Those that open it now, the latest first. */
    public List<Link> of(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select id, made_at, until from room_link where room_id = ? and until > ? order by made_at desc")) {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(clock.instant()));
                var found = new ArrayList<Link>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Link(row.getString(1), row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()));
                }
                return found;
            }
        });
    }

    public void end(RoomId room, String id) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_link where room_id = ? and id = ?")) {
                delete.setLong(1, room.value());
                delete.setString(2, id);
                return delete.executeUpdate();
            }
        });
    }

    boolean opens(RoomId room, String token) {
        return !token.isEmpty() && with(database, connection -> {
            try (var select = connection.prepareStatement("select 1 from room_link where room_id = ? and token_hash = ? and until > ?")) {
                select.setLong(1, room.value());
                select.setString(2, Secrets.hash(token));
                select.setTimestamp(3, Timestamp.from(clock.instant()));
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }
}
