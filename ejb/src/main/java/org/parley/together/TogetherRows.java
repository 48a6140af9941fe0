package org.parley.together;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.room.RoomId;
import org.parley.vault.Vault;

/** Playlists, polls and clocks of rooms in the database. Words are sealed with the key of who wrote them (P4). */
@ApplicationScoped
@HoldsPersonalData
public class TogetherRows {
    private static final Duration SHOWN_AFTER_END = Duration.ofHours(1);
    private static final int POLLS_SHOWN = 10;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Vault vault;

    void addVideo(RoomId room, Player player, String source, DataSubject adder, String name, String title, Instant now) {
        with(database, connection -> {
            long id = next(connection, "room_video_seq");
            try (var insert = connection.prepareStatement("insert into room_video (id, room_id, player, source, adder, sealed, at) values (?,?,?,?,?,?,?)")) {
                insert.setLong(1, id);
                insert.setLong(2, room.value());
                insert.setString(3, player.name());
                insert.setString(4, source);
                insert.setString(5, adder.key());
                insert.setBytes(6, vault.seal(adder, videoPlace(id), name + '\n' + title));
                insert.setTimestamp(7, Timestamp.from(now));
                return insert.executeUpdate();
            }
        });
    }

    private static long next(Connection connection, String sequence) throws SQLException {
        try (var next = connection.prepareStatement("select nextval('" + sequence + "')"); var row = next.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String videoPlace(long id) {
        return "room_video|" + id;
    }

    private static String pollPlace(long id) {
        return "poll|" + id;
    }

    /** In the order they were added; what an erased person added is not in it. */
    List<Together.Video> playlist(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select id, player, source, adder, sealed from room_video where room_id = ? order by id")) {
                select.setLong(1, room.value());
                var found = new ArrayList<Together.Video>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var id = row.getLong(1);
                        var player = Player.valueOf(row.getString(2));
                        var source = row.getString(3);
                        vault.open(new DataSubject(row.getString(4)), videoPlace(id), row.getBytes(5)).map(words -> words.split("\n", 2))
                            .ifPresent(words -> found.add(new Together.Video(id, player, source, words[1], words[0])));
                    }
                }
                return found;
            }
        });
    }

    /** Who added it. */
    Optional<DataSubject> adder(RoomId room, long video) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select adder from room_video where room_id = ? and id = ?")) {
                select.setLong(1, room.value());
                select.setLong(2, video);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new DataSubject(row.getString(1))) : Optional.empty();
                }
            }
        });
    }

    void removeVideo(RoomId room, long video) {
        with(database, connection -> {
            try (var watch = connection.prepareStatement("delete from room_watch where room_id = ? and video_id = ?");
                 var delete = connection.prepareStatement("delete from room_video where room_id = ? and id = ?")) {
                for (var statement : List.of(watch, delete)) {
                    statement.setLong(1, room.value());
                    statement.setLong(2, video);
                    statement.executeUpdate();
                }
                return null;
            }
        });
    }

    /** @param video empty: nothing is watched any more */
    void watch(RoomId room, OptionalLong video, boolean running, Duration position, Instant now) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_watch where room_id = ?");
                 var insert = connection.prepareStatement("insert into room_watch (room_id, video_id, running, position_ms, since) values (?,?,?,?,?)")) {
                delete.setLong(1, room.value());
                delete.executeUpdate();
                if (video.isEmpty()) return null;
                insert.setLong(1, room.value());
                insert.setLong(2, video.getAsLong());
                insert.setBoolean(3, running);
                insert.setLong(4, position.toMillis());
                insert.setTimestamp(5, Timestamp.from(now));
                insert.executeUpdate();
                return null;
            }
        });
    }

    Optional<Together.Watch> watch(RoomId room) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select video_id, running, position_ms, since from room_watch where room_id = ?")) {
                select.setLong(1, room.value());
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new Together.Watch(row.getLong(1), row.getBoolean(2), Duration.ofMillis(row.getLong(3)), row.getTimestamp(4).toInstant())) : Optional.empty();
                }
            }
        });
    }

    void addPoll(RoomId room, DataSubject asker, String name, String question, List<String> choices, boolean several, Instant now, Instant until) {
        with(database, connection -> {
            long id = next(connection, "poll_seq");
            try (var insert = connection.prepareStatement("insert into poll (id, room_id, asker, sealed, choices, several, at, until) values (?,?,?,?,?,?,?,?)")) {
                insert.setLong(1, id);
                insert.setLong(2, room.value());
                insert.setString(3, asker.key());
                insert.setBytes(4, vault.seal(asker, pollPlace(id), name + '\n' + question + '\n' + String.join("\n", choices)));
                insert.setInt(5, choices.size());
                insert.setBoolean(6, several);
                insert.setTimestamp(7, Timestamp.from(now));
                insert.setTimestamp(8, Timestamp.from(until));
                return insert.executeUpdate();
            }
        });
    }

    /** @param several whether more than one choice counts */
    record OpenPoll(int choices, boolean several, DataSubject asker) {}

    Optional<OpenPoll> open(RoomId room, long poll, Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select choices, several, asker from poll where room_id = ? and id = ? and until > ?")) {
                select.setLong(1, room.value());
                select.setLong(2, poll);
                select.setTimestamp(3, Timestamp.from(now));
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new OpenPoll(row.getInt(1), row.getBoolean(2), new DataSubject(row.getString(3)))) : Optional.empty();
                }
            }
        });
    }

    void close(long poll, Instant now) {
        with(database, connection -> {
            try (var update = connection.prepareStatement("update poll set until = ? where id = ?")) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setLong(2, poll);
                return update.executeUpdate();
            }
        });
    }

    /** In the place of what the person chose before. */
    void vote(long poll, DataSubject who, Set<Integer> choices) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from poll_vote where poll_id = ? and subject = ?");
                 var insert = connection.prepareStatement("insert into poll_vote (poll_id, subject, choice) values (?,?,?)")) {
                delete.setLong(1, poll);
                delete.setString(2, who.key());
                delete.executeUpdate();
                for (var choice : choices) {
                    insert.setLong(1, poll);
                    insert.setString(2, who.key());
                    insert.setInt(3, choice);
                    insert.addBatch();
                }
                insert.executeBatch();
                return null;
            }
        });
    }

    int openPolls(RoomId room, Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select count(*) from poll where room_id = ? and until > ?")) {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(now));
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** What the person chose in polls that are open. */
    Map<Long, Set<Integer>> choices(RoomId room, DataSubject who, Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select v.poll_id, v.choice from poll_vote v join poll p on p.id = v.poll_id where p.room_id = ? and p.until > ? and v.subject = ?")) {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(now));
                select.setString(3, who.key());
                var found = new TreeMap<Long, Set<Integer>>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.computeIfAbsent(row.getLong(1), id -> new TreeSet<>()).add(row.getInt(2));
                }
                return found;
            }
        });
    }

    private record Asked(long id, DataSubject asker, byte[] sealed, int choices, boolean several, Instant until) {}

    /** The open ones and the latest that ended, oldest first; what an erased person asked is not in it. */
    List<Together.Poll> polls(RoomId room, Instant now) {
        return with(database, connection -> {
            var asked = new ArrayList<Asked>();
            try (var select = connection.prepareStatement("select id, asker, sealed, choices, several, until from poll where room_id = ? and until > ? order by id desc")) {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(now.minus(SHOWN_AFTER_END)));
                select.setMaxRows(POLLS_SHOWN);
                try (var row = select.executeQuery()) {
                    while (row.next()) asked.add(new Asked(row.getLong(1), new DataSubject(row.getString(2)), row.getBytes(3), row.getInt(4), row.getBoolean(5), row.getTimestamp(6).toInstant()));
                }
            }
            if (asked.isEmpty()) return List.of();
            Collections.reverse(asked);
            var counted = count(connection, asked.stream().map(Asked::id).toList());
            var found = new ArrayList<Together.Poll>();
            for (var one : asked) vault.open(one.asker(), pollPlace(one.id()), one.sealed()).map(words -> words.split("\n")).ifPresent(words -> {
                var votes = counted.getOrDefault(one.id(), Map.of());
                found.add(new Together.Poll(one.id(), words[0], words[1], List.of(words).subList(2, words.length), one.several(),
                    java.util.stream.IntStream.range(0, one.choices()).map(choice -> votes.getOrDefault(choice, 0)).boxed().toList(), votes.getOrDefault(ALL, 0), one.until()));
            });
            return found;
        });
    }

    /** In the place of a choice: people who voted. */
    private static final int ALL = -1;

    private static Map<Long, Map<Integer, Integer>> count(Connection connection, Collection<Long> polls) throws SQLException {
        var these = String.join(",", Collections.nCopies(polls.size(), "?"));
        var found = new TreeMap<Long, Map<Integer, Integer>>();
        for (var sql : Arrays.asList("select poll_id, choice, count(*) from poll_vote where poll_id in (" + these + ") group by poll_id, choice",
            "select poll_id, -1, count(distinct subject) from poll_vote where poll_id in (" + these + ") group by poll_id")) {
            try (var select = connection.prepareStatement(sql)) {
                int at = 1;
                for (var poll : polls) select.setLong(at++, poll);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.computeIfAbsent(row.getLong(1), id -> new TreeMap<>()).put(row.getInt(2), row.getInt(3));
                }
            }
        }
        return found;
    }

    /** @param seconds 0 ends it */
    void timer(RoomId room, int seconds, String words, Instant now) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_timer where room_id = ?");
                 var insert = connection.prepareStatement("insert into room_timer (room_id, words, seconds, until) values (?,?,?,?)")) {
                delete.setLong(1, room.value());
                delete.executeUpdate();
                if (seconds == 0) return null;
                insert.setLong(1, room.value());
                insert.setString(2, words);
                insert.setInt(3, seconds);
                insert.setTimestamp(4, Timestamp.from(now.plusSeconds(seconds)));
                insert.executeUpdate();
                return null;
            }
        });
    }

    Optional<Together.Timer> timer(RoomId room, Instant now) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select words, seconds, until from room_timer where room_id = ? and until > ?")) {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(now));
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(new Together.Timer(row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant())) : Optional.empty();
                }
            }
        });
    }

    /** Everything of a person: what they chose, asked and added. */
    void removeAll(DataSubject who) {
        with(database, connection -> {
            for (var sql : List.of("delete from poll_vote where subject = ?", "delete from poll where asker = ?", "delete from room_video where adder = ?", "delete from breakout_seat where subject = ?")) {
                try (var delete = connection.prepareStatement(sql)) {
                    delete.setString(1, who.key());
                    delete.executeUpdate();
                }
            }
            return null;
        });
    }
}
