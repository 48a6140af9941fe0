package org.parley.chat;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.room.RoomId;
import org.parley.schema.NotStored;
import org.parley.vault.Vault;

/**
 * The messages in the database. JDBC rather than entities: a group of messages is one batch, and nothing of it is ever
 * loaded, changed or cached as an object. Name, id and text are sealed together with the author's key (P4).
 */
@Stateless
@HoldsPersonalData
@Processes(value = Purpose.CHAT, of = Whose.FOUND_INSIDE)
public class Messages {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;
    @Inject Gate gate;
    @Inject Clock clock;

    /** @param rows the same, as they lie in the database */
    public record Stored(List<Said> said, List<StoredMessage> rows) {}

    /**
     * Stores the group in one transaction and numbers it, room by room in the order given. The room's row is the counter:
     * it is locked until the commit, so that the order of numbers is the order of commits on any number of nodes.
     */
    public Stored store(List<Saying> group) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var said = new ArrayList<Said>(group.size());
        var rows = new ArrayList<StoredMessage>(group.size());
        try (var connection = database.getConnection();
             var insert = connection.prepareStatement("insert into message (room_id, seq, author, client_print, sealed, said_at) values (?,?,?,?,?,?)")) {
            var next = new TreeMap<Long, Long>();
            var perRoom = group.stream().collect(Collectors.groupingBy(saying -> saying.room().value(), TreeMap::new, Collectors.counting()));
            for (var room : perRoom.entrySet()) next.put(room.getKey(), reserve(connection, room.getKey(), room.getValue()));
            for (var saying : group) {
                var seq = next.merge(saying.room().value(), 1L, Long::sum) - 1;
                var name = saying.by().screenName().value();
                insert.setLong(1, saying.room().value());
                insert.setLong(2, seq);
                insert.setString(3, saying.by().key());
                insert.setString(4, print(saying.by().key(), saying.clientId()));
                var sealed = vault.seal(saying.subject(), place(saying.room(), seq), new Words(name, saying.clientId(), saying.text()).packed());
                insert.setBytes(5, sealed);
                insert.setTimestamp(6, Timestamp.from(at));
                insert.addBatch();
                rows.add(new StoredMessage(saying.room(), seq, saying.subject(), sealed, at));
                said.add(new Said(saying.room(), seq, saying.clientId(), name, saying.text(), at, Said.Author.HERE));
            }
            insert.executeBatch();
            return new Stored(said, rows);
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }

    private static void lock(Connection connection, long room) throws SQLException {
        try (var update = connection.prepareStatement("update room set last_seq = last_seq where id = ?")) {
            update.setLong(1, room);
            update.executeUpdate();
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

    /** Those of the group that are stored already, by {@link ChatLog#key}, after any transaction that is storing them now. */
    public Map<String, Said> findStored(Collection<Saying> group) {
        var byRoom = group.stream().collect(Collectors.groupingBy(Saying::room));
        var found = new TreeMap<String, Said>();
        try (var connection = database.getConnection()) {
            for (var room : byRoom.entrySet()) {
                lock(connection, room.getKey().value());
                var byPrint = room.getValue().stream().collect(Collectors.toMap(saying -> print(saying.by().key(), saying.clientId()), saying -> saying));
                var prints = List.copyOf(byPrint.keySet());
                try (var select = connection.prepareStatement("select seq, author, client_print, sealed, said_at from message where room_id = ? and client_print in ("
                    + String.join(",", Collections.nCopies(prints.size(), "?")) + ")")) {
                    select.setLong(1, room.getKey().value());
                    for (int i = 0; i < prints.size(); i++) select.setString(2 + i, prints.get(i));
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            var saying = byPrint.get(rows.getString("client_print"));
                            found.put(ChatLog.key(room.getKey(), saying.by().key(), saying.clientId()), said(row(room.getKey(), rows)));
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new NotStored(e);
        }
    }

    /** The latest messages after a sequence number, oldest first, at most {@code most}: three queries, however many authors. */
    public List<Said> after(RoomId room, long after, int most) {
        var rows = new ArrayList<StoredMessage>();
        try (var connection = database.getConnection();
             var select = connection.prepareStatement("select seq, author, sealed, said_at from message where room_id = ? and seq > ? order by seq desc")) {
            select.setLong(1, room.value());
            select.setLong(2, after);
            select.setMaxRows(most);
            try (var found = select.executeQuery()) {
                while (found.next()) rows.add(row(room, found));
            }
        } catch (SQLException e) {
            throw new NotStored(e);
        }
        Collections.reverse(rows);
        return open(rows);
    }

    /** As those who wrote them stand now: two queries at most, however many authors. */
    public List<Said> open(List<StoredMessage> rows) {
        gate.fetch(rows.stream().map(StoredMessage::author).collect(Collectors.toCollection(LinkedHashSet::new)));
        return rows.stream().map(this::said).toList();
    }

    private static StoredMessage row(RoomId room, ResultSet row) throws SQLException {
        return new StoredMessage(room, row.getLong("seq"), new DataSubject(row.getString("author")), row.getBytes("sealed"), row.getTimestamp("said_at").toInstant());
    }

    private Said said(StoredMessage row) {
        if (gate.isRestricted(row.author())) return Said.without(row.room(), row.seq(), row.at(), Said.Author.RESTRICTED);
        return vault.open(row.author(), place(row.room(), row.seq()), row.sealed()).map(Words::unpacked)
            .map(words -> new Said(row.room(), row.seq(), words.clientId(), words.name(), words.text(), row.at(), Said.Author.HERE))
            .orElseGet(() -> Said.without(row.room(), row.seq(), row.at(), Said.Author.FORMER));
    }

    static String place(RoomId room, long seq) {
        return "message|" + room.value() + '|' + seq;
    }

    private String print(String author, String clientId) {
        return vault.print("message", author + '|' + clientId);
    }
}
