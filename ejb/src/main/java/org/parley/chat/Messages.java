package org.parley.chat;

import static org.parley.schema.Database.with;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
import org.parley.together.RoomFiles;
import org.parley.vault.Vault;

/**
 * The messages in the database. JDBC rather than entities: a group of messages is one batch, and nothing of it is ever
 * loaded, changed or cached as an object. Name, id and text are sealed together with the author's key (P4).
 */
@Stateless
@HoldsPersonalData
@Processes(value = Purpose.CHAT, of = Whose.FOUND_INSIDE)
public class Messages {
    private static final String FIELDS = "select seq, author, sealed, said_at, reply_to, image, changed_at, removed from message ";
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;
    @Inject Gate gate;
    @Inject RoomFiles files;
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
             var insert = connection.prepareStatement("insert into message (room_id, seq, author, client_print, sealed, said_at, reply_to, image) values (?,?,?,?,?,?,?,?)")) {
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
                insert.setLong(7, saying.replyTo());
                insert.setString(8, saying.image());
                insert.addBatch();
                rows.add(new StoredMessage(saying.room(), seq, saying.subject(), sealed, at, saying.replyTo(), saying.image(), false, false));
                said.add(new Said(saying.room(), seq, saying.subject(), saying.clientId(), name, saying.text(), at, Said.Author.HERE, saying.replyTo(), saying.image(), false, List.of()));
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
                try (var select = connection.prepareStatement("select seq, author, sealed, said_at, reply_to, image, changed_at, removed, client_print from message where room_id = ? and client_print in ("
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

    /** The latest messages after a sequence number, oldest first, at most {@code most}: four queries, however many authors. */
    public List<Said> after(RoomId room, long after, int most) {
        var rows = new ArrayList<StoredMessage>();
        try (var connection = database.getConnection();
             var select = connection.prepareStatement(FIELDS + "where room_id = ? and seq > ? order by seq desc")) {
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

    /** These, in the order of their numbers; what is not there any more is missing. */
    public List<Said> some(RoomId room, Collection<Long> numbers) {
        if (numbers.isEmpty()) return List.of();
        return open(with(database, connection -> {
            try (var select = connection.prepareStatement(FIELDS + "where room_id = ? and seq in (" + String.join(",", Collections.nCopies(numbers.size(), "?")) + ") order by seq")) {
                int at = 1;
                select.setLong(at++, room.value());
                for (var number : numbers) select.setLong(at++, number);
                var rows = new ArrayList<StoredMessage>();
                try (var found = select.executeQuery()) {
                    while (found.next()) rows.add(row(room, found));
                }
                return rows;
            }
        }));
    }

    /** As those who wrote them stand now: two queries at most, however many authors. */
    public List<Said> open(List<StoredMessage> rows) {
        if (rows.isEmpty()) return List.of();
        gate.fetch(rows.stream().map(StoredMessage::author).collect(Collectors.toCollection(LinkedHashSet::new)));
        var reactions = reactions(rows);
        return rows.stream().map(row -> said(row).with(reactions.getOrDefault(row.seq(), List.of()))).toList();
    }

    private Map<Long, List<Said.Reaction>> reactions(List<StoredMessage> rows) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select seq, emoji, subject from message_reaction where room_id = ? and seq between ? and ? order by seq, at")) {
                select.setLong(1, rows.getFirst().room().value());
                select.setLong(2, rows.getFirst().seq());
                select.setLong(3, rows.getLast().seq());
                var found = new TreeMap<Long, Map<String, List<DataSubject>>>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.computeIfAbsent(row.getLong(1), seq -> new LinkedHashMap<>()).computeIfAbsent(row.getString(2), emoji -> new ArrayList<>()).add(new DataSubject(row.getString(3)));
                }
                return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().entrySet().stream().map(each -> new Said.Reaction(each.getKey(), each.getValue())).toList()));
            }
        });
    }

    private static StoredMessage row(RoomId room, ResultSet row) throws SQLException {
        return new StoredMessage(room, row.getLong("seq"), new DataSubject(row.getString("author")), row.getBytes("sealed"), row.getTimestamp("said_at").toInstant(),
            row.getLong("reply_to"), row.getString("image"), row.getTimestamp("changed_at") != null, row.getBoolean("removed"));
    }

    private Said said(StoredMessage row) {
        if (row.removed()) return Said.without(row, Said.Author.REMOVED);
        if (gate.isRestricted(row.author())) return Said.without(row, Said.Author.RESTRICTED);
        return vault.open(row.author(), place(row.room(), row.seq()), row.sealed()).map(Words::unpacked)
            .map(words -> new Said(row.room(), row.seq(), row.author(), words.clientId(), words.name(), words.text(), row.at(), Said.Author.HERE, row.replyTo(), row.image(), row.changed(), List.of()))
            .orElseGet(() -> Said.without(row, Said.Author.FORMER));
    }

    /** Its author writes it anew. @return false where it is not theirs, or not there any more */
    public boolean change(RoomId room, long seq, DataSubject author, String text) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(FIELDS + "where room_id = ? and seq = ? and author = ? and removed = ?");
                 var update = connection.prepareStatement("update message set sealed = ?, changed_at = ? where room_id = ? and seq = ?")) {
                select.setLong(1, room.value());
                select.setLong(2, seq);
                select.setString(3, author.key());
                select.setBoolean(4, false);
                byte[] sealed;
                try (var row = select.executeQuery()) {
                    if (!row.next()) return false;
                    sealed = row.getBytes("sealed");
                }
                var before = vault.open(author, place(room, seq), sealed).map(Words::unpacked);
                if (before.isEmpty()) return false;
                update.setBytes(1, vault.seal(author, place(room, seq), new Words(before.get().name(), before.get().clientId(), text).packed()));
                update.setTimestamp(2, Timestamp.from(clock.instant()));
                update.setLong(3, room.value());
                update.setLong(4, seq);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Nothing of its words stays. @return whose it was; empty where it is gone already */
    public Optional<DataSubject> remove(RoomId room, long seq) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select author, image from message where room_id = ? and seq = ? and removed = ?");
                 var update = connection.prepareStatement("update message set sealed = ?, image = '', removed = ?, changed_at = ? where room_id = ? and seq = ?");
                 var reactions = connection.prepareStatement("delete from message_reaction where room_id = ? and seq = ?")) {
                select.setLong(1, room.value());
                select.setLong(2, seq);
                select.setBoolean(3, false);
                DataSubject author;
                try (var row = select.executeQuery()) {
                    if (!row.next()) return Optional.empty();
                    author = new DataSubject(row.getString(1));
                    if (!row.getString(2).isEmpty()) files.remove(room, row.getString(2));
                }
                update.setBytes(1, new byte[0]);
                update.setBoolean(2, true);
                update.setTimestamp(3, Timestamp.from(clock.instant()));
                update.setLong(4, room.value());
                update.setLong(5, seq);
                update.executeUpdate();
                reactions.setLong(1, room.value());
                reactions.setLong(2, seq);
                reactions.executeUpdate();
                return Optional.of(author);
            }
        });
    }

    public Optional<DataSubject> author(RoomId room, long seq) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select author from message where room_id = ? and seq = ? and removed = ?")) {
                select.setLong(1, room.value());
                select.setLong(2, seq);
                select.setBoolean(3, false);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new DataSubject(row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /** @return how many gave this emoji then; empty where nothing changed or the message has too many kinds already */
    public OptionalInt react(RoomId room, long seq, DataSubject by, String emoji, boolean on, int kinds) {
        return with(database, connection -> {
            try (var all = connection.prepareStatement("select emoji, subject from message_reaction where room_id = ? and seq = ?")) {
                all.setLong(1, room.value());
                all.setLong(2, seq);
                var found = new TreeMap<String, Set<String>>();
                try (var row = all.executeQuery()) {
                    while (row.next()) found.computeIfAbsent(row.getString(1), one -> new HashSet<>()).add(row.getString(2));
                }
                var givers = found.getOrDefault(emoji, Set.of());
                if (givers.contains(by.key()) == on || on && givers.isEmpty() && found.size() >= kinds) return OptionalInt.empty();
                try (var change = connection.prepareStatement(on ? "insert into message_reaction (room_id, seq, subject, emoji, at) values (?,?,?,?,?)"
                    : "delete from message_reaction where room_id = ? and seq = ? and subject = ? and emoji = ?")) {
                    change.setLong(1, room.value());
                    change.setLong(2, seq);
                    change.setString(3, by.key());
                    change.setString(4, emoji);
                    if (on) change.setTimestamp(5, Timestamp.from(clock.instant()));
                    change.executeUpdate();
                }
                return OptionalInt.of(givers.size() + (on ? 1 : -1));
            }
        });
    }

    static String place(RoomId room, long seq) {
        return "message|" + room.value() + '|' + seq;
    }

    private String print(String author, String clientId) {
        return vault.print("message", author + '|' + clientId);
    }
}
