package org.parley.chat;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.room.RoomId;

/**
 * The messages in the database. JDBC rather than entities: a group of messages is one batch, and nothing of it is ever
 * loaded, changed or cached as an object.
 */
@Stateless
public class Messages {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Clock clock;

    /**
     * Stores the group in one transaction and numbers it, room by room in the order given. The room's row is the counter:
     * it is locked until the commit, so that the order of numbers is the order of commits on any number of nodes.
     */
    public List<Said> store(List<Saying> group) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var said = new ArrayList<Said>(group.size());
        try (var connection = database.getConnection();
             var insert = connection.prepareStatement("insert into message (room_id, seq, author, name, client_id, text, said_at) values (?,?,?,?,?,?,?)")) {
            var next = new TreeMap<Long, Long>();
            var perRoom = group.stream().collect(Collectors.groupingBy(saying -> saying.room().value(), TreeMap::new, Collectors.counting()));
            for (var room : perRoom.entrySet()) next.put(room.getKey(), reserve(connection, room.getKey(), room.getValue()));
            for (var saying : group) {
                var seq = next.merge(saying.room().value(), 1L, Long::sum) - 1;
                var name = saying.by().screenName().value();
                insert.setLong(1, saying.room().value());
                insert.setLong(2, seq);
                insert.setString(3, saying.by().key());
                insert.setString(4, name);
                insert.setString(5, saying.clientId());
                insert.setString(6, saying.text());
                insert.setTimestamp(7, Timestamp.from(at));
                insert.addBatch();
                said.add(new Said(saying.room(), seq, saying.clientId(), name, saying.text(), at));
            }
            insert.executeBatch();
            return said;
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }

    private static long reserve(Connection connection, long room, long count) throws SQLException {
        try (var update = connection.prepareStatement("update room set last_seq = last_seq + ? where id = ?");
             var select = connection.prepareStatement("select last_seq from room where id = ?")) {
            update.setLong(1, count);
            update.setLong(2, room);
            update.executeUpdate();
            select.setLong(1, room);
            try (var row = select.executeQuery()) {
                if (!row.next()) throw new SQLException("no room " + room);
                return row.getLong(1) - count + 1;
            }
        }
    }

    /** Those of the group that are stored already, by {@link ChatLog#key}. One query a room. */
    public Map<String, Said> findStored(Collection<Saying> group) {
        var byRoom = group.stream().collect(Collectors.groupingBy(Saying::room));
        var found = new TreeMap<String, Said>();
        try (var connection = database.getConnection()) {
            for (var room : byRoom.entrySet()) {
                var ids = room.getValue();
                var pairs = String.join(",", Collections.nCopies(ids.size(), "(?,?)"));
                try (var select = connection.prepareStatement("select seq, author, name, client_id, text, said_at from message where room_id = ? and (author, client_id) in (" + pairs + ")")) {
                    select.setLong(1, room.getKey().value());
                    for (int i = 0; i < ids.size(); i++) {
                        select.setString(2 + 2 * i, ids.get(i).by().key());
                        select.setString(3 + 2 * i, ids.get(i).clientId());
                    }
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) found.put(ChatLog.key(room.getKey(), rows.getString("author"), rows.getString("client_id")), said(room.getKey(), rows));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }

    /** The latest messages after a sequence number, oldest first, at most {@code most}. */
    public List<Said> after(RoomId room, long after, int most) {
        try (var connection = database.getConnection();
             var select = connection.prepareStatement("select seq, name, client_id, text, said_at from message where room_id = ? and seq > ? order by seq desc")) {
            select.setLong(1, room.value());
            select.setLong(2, after);
            select.setMaxRows(most);
            var found = new ArrayList<Said>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(said(room, rows));
            }
            Collections.reverse(found);
            return found;
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }

    private static Said said(RoomId room, ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("said_at").toInstant();
        return new Said(room, row.getLong("seq"), row.getString("client_id"), row.getString("name"), row.getString("text"), at);
    }
}
