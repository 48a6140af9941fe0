package org.parley.chat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.consent.GateInProcess;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.room.CameraDoor;
import org.parley.room.DoorPolicy;
import org.parley.room.Permission;
import org.parley.room.PrivacyLabel;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomRules;
import org.parley.room.WordFilter;
import org.parley.vault.OpenVault;
import org.parley.vault.Vault;

/** A page of history of 200 messages by 100 authors (P4): questions to both databases, and how long it takes. */
public final class HistoryBench {
    private static final int AUTHORS = 100, MESSAGES = 200, KEPT = 10_000;
    private static final RoomRules RULES = new RoomRules(new RoomId(1), java.util.Map.of(Role.MEMBER, java.util.EnumSet.allOf(Permission.class)), java.time.Duration.ZERO, WordFilter.NONE, false, false, "",
        CameraDoor.FREE, 12, new PrivacyLabel(DoorPolicy.OPEN, true, java.time.Duration.ofDays(90), ""));

    private HistoryBench() {}

    public static JsonObject measure() throws Exception {
        var asked = new AtomicLong();
        var database = database("classpath:db/migration");
        var keys = new JdbcDataSource();
        keys.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        OpenVault.migrate(keys);
        var folder = Files.createTempDirectory("history");
        var master = folder.resolve("master.json");
        var vault = new Vault(keys, master, KEPT, Clock.systemUTC(), false);
        var authors = IntStream.rangeClosed(1, AUTHORS).mapToObj(n -> DataSubject.account(1_000_000 + n)).toArray(DataSubject[]::new);
        for (var author : authors) vault.admit(author);
        room(database);
        var writer = messages(database, vault);
        for (int n = 0; n < MESSAGES; n++) writer.store(java.util.List.of(saying(n)));

        var cold = new Vault(keys, master, KEPT, Clock.systemUTC(), false);
        var reader = messages(counted(database, asked), cold);
        var before = cold.fetches();
        var start = System.nanoTime();
        if (reader.after(new RoomId(1), 0, MESSAGES).size() != MESSAGES) throw new IllegalStateException("history is not whole");
        var first = System.nanoTime() - start;
        var result = Json.createObjectBuilder().add("bench", "history").add("messages", MESSAGES).add("authors", AUTHORS)
            .add("database_queries", asked.get()).add("key_store_queries", cold.fetches() - before).add("first_ms", milliseconds(first));
        var times = new long[2000];
        for (int i = 0; i < times.length; i++) {
            start = System.nanoTime();
            reader.after(new RoomId(1), 0, MESSAGES);
            times[i] = System.nanoTime() - start;
        }
        var warm = Arrays.copyOfRange(times, 1000, times.length);
        Arrays.sort(warm);
        remove(folder);
        return result.add("p50_ms", milliseconds(warm[warm.length / 2])).add("p99_ms", milliseconds(warm[warm.length * 99 / 100])).build();
    }

    /** What the gate asks of itself for a message, beside what the message costs the server. @param perMessage CPU seconds of the server */
    public static JsonObject gate(double perMessage) throws Exception {
        var keys = new JdbcDataSource();
        keys.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        OpenVault.migrate(keys);
        var folder = Files.createTempDirectory("gate");
        var vault = new Vault(keys, folder.resolve("master.json"), KEPT, Clock.systemUTC(), false);
        var people = IntStream.rangeClosed(1, AUTHORS).mapToObj(DataSubject::account).toArray(DataSubject[]::new);
        for (var one : people) vault.admit(one);
        var nanos = GateInProcess.perMessage(GateInProcess.over(database("classpath:db/migration"), vault), people);
        remove(folder);
        return Json.createObjectBuilder().add("bench", "gate").add("purpose", Purpose.CHAT.word()).add("gate_ns_per_message", Math.round(nanos))
            .add("server_us_per_message", Math.round(perMessage * 1e6)).add("share_percent", Math.round(nanos / perMessage / 1e9 * 100 * 10_000) / 10_000.0).build();
    }

    private static Messages messages(DataSource database, Vault vault) {
        var messages = new Messages();
        messages.database = database;
        messages.vault = vault;
        messages.gate = GateInProcess.over(database, vault);
        messages.clock = Clock.systemUTC();
        return messages;
    }

    private static Saying saying(int n) {
        var who = new Person.Member(new AccountId(1_000_000 + 1 + n % AUTHORS), new ScreenName("author-" + n % AUTHORS), false);
        return new Saying(RULES, who, Role.MEMBER, "m" + n, "What somebody said in passing, number " + n, 0, null);
    }

    private static JdbcDataSource database(String migrations) {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations(migrations).load().migrate();
        return database;
    }

    private static void room(DataSource database) throws Exception {
        try (var connection = database.getConnection(); var insert = connection.createStatement()) {
            insert.execute("set referential_integrity false");
            insert.execute("insert into room (id, name, title, topic, language, tags, door, listed, capacity, cameras, owner_id, opened_at, last_seq) "
                + "values (1, 'bench', '', '', 'en', '', 'OPEN', true, 100, 12, 1, current_timestamp, 0)");
        }
    }

    private static DataSource counted(DataSource database, AtomicLong asked) {
        return proxy(DataSource.class, database, asked);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, T real, AtomicLong asked) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                if (method.getName().equals("prepareStatement")) asked.incrementAndGet();
                var result = method.invoke(real, arguments);
                return result instanceof Connection connection ? proxy(Connection.class, connection, asked) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static double milliseconds(long nanos) {
        return Math.round(nanos / TimeUnit.MICROSECONDS.toNanos(10)) / 100.0;
    }

    private static void remove(java.nio.file.Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }
}
