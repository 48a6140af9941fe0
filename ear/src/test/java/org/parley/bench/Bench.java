package org.parley.bench;

import jakarta.json.Json;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.parley.Portal;
import org.parley.PostgresServer;
import org.parley.Visitor;
import org.parley.chat.HistoryBench;
import org.parley.media.client.EngineBench;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.profile.SearchBench;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * {@code ./parley bench [chat|privacy|members|idle|join|pages|media|engine]}: one line of JSON a figure. Where {@code taskset} is there the
 * server has core 0 and the load core 1; docs/performance.md says how the figures of record are taken.
 */
public final class Bench {
    private static final int SECONDS = 8, AUDIENCE = 200, STORM = 600;
    private static final Map<String, String> SETTINGS = Map.of("PARLEY_CHAT_RATE", "1000000");

    private static final Set<String> WITHOUT_PORTAL = Set.of("members", "engine");

    private Bench() {}

    public static void main(String[] what) throws Exception {
        var wanted = what.length == 0 ? List.of("chat", "privacy", "members", "idle", "join", "pages", "media", "engine") : List.of(what);
        if (wanted.contains("members")) members();
        if (!WITHOUT_PORTAL.containsAll(wanted)) {
            try (var portal = new Portal(Portal.Database.H2, SETTINGS).onCore(0).start()) {
                for (var each : wanted) on(portal, each);
            }
        }
        if (wanted.contains("engine")) EngineBench.main(new String[] {"100", "8", "gcm"});
        System.exit(0);
    }

    private static void on(Portal portal, String what) throws Exception {
        switch (what) {
            case "chat" -> chat(portal);
            case "privacy" -> privacy(portal);
            case "idle" -> idle(portal);
            case "join" -> join(portal);
            case "pages" -> pages(portal);
            case "media" -> media(portal);
            case "members", "engine" -> { }   // need no portal
            default -> throw new IllegalArgumentException("there is no bench " + what);
        }
    }

    private static void chat(Portal portal) throws Exception {
        var room = Visitor.admin(portal).openRoom("bench-chat", Map.of());
        try (var warm = new Crowd(portal, room, 100, "warm")) {
            warm.say(300, 2 * SECONDS);
            warm.drain(300L * 2 * SECONDS * 100);
        }
        for (int rate : new int[] {20, 100, 200, 400, 800}) {
            try (var crowd = new Crowd(portal, room, 100, "chat" + rate + "-")) {
                var cpu = new ServerCpu(portal);
                crowd.say(rate, SECONDS);
                var expected = (long) rate * SECONDS * 100;
                crowd.drain(expected);
                System.out.println(Json.createObjectBuilder().add("bench", "chat").add("members", 100).add("messages_per_s", rate)
                    .add("deliveries", crowd.delivered.get()).add("expected", expected).add("errors", crowd.errors.get())
                    .add("deliveries_per_cpu_s", Math.round(crowd.delivered.get() / cpu.seconds()))
                    .add("p50_ms", crowd.milliseconds(0.5)).add("p99_ms", crowd.milliseconds(0.99))
                    .add("ack_p50_ms", crowd.ackMilliseconds(0.5)).add("ack_p99_ms", crowd.ackMilliseconds(0.99)).build());
            }
        }
    }

    /** What the gate costs beside all that a message costs, and what a page of history asks of the two databases. */
    private static void privacy(Portal portal) throws Exception {
        var room = Visitor.admin(portal).openRoom("bench-privacy", Map.of());
        try (var crowd = new Crowd(portal, room, 100, "gate")) {
            crowd.say(300, 2 * SECONDS);
            var cpu = new ServerCpu(portal);
            crowd.say(300, SECONDS);
            System.out.println(HistoryBench.gate(cpu.seconds() / (300.0 * SECONDS)));
            System.out.println(new PathShares(portal).during(() -> crowd.say(400, 3 * SECONDS)));
        }
        System.out.println(HistoryBench.measure());
    }

    /** On both databases, each on disk. */
    private static void members() throws Exception {
        var folder = Files.createTempDirectory("bench-members");
        try (var postgres = new PostgresServer()) {
            var database = new PGConnectionPoolDataSource();
            database.setUrl(postgres.newDatabase());
            database.setUser(PostgresServer.USER);
            database.setPassword(PostgresServer.PASSWORD);
            var pool = JdbcConnectionPool.create(database); // as the server has one
            SearchBench.measure("postgresql", pool, folder).forEach(System.out::println);
            pool.dispose();
        }
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("parley") + ";CACHE_SIZE=524288");
        h2.setUser("parley");
        var pool = JdbcConnectionPool.create(h2);
        SearchBench.measure("h2", pool, folder).forEach(System.out::println);
        pool.dispose();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static void idle(Portal portal) throws Exception {
        var room = Visitor.admin(portal).openRoom("bench-idle", Map.of());
        var before = ServerCpu.residentKb(portal);
        try (var crowd = new Crowd(portal, room, 150, "idle")) {
            var after = ServerCpu.residentKb(portal);
            System.out.println(Json.createObjectBuilder().add("bench", "idle").add("connections", crowd.guests.size()).add("resident_before_kb", before)
                .add("resident_after_kb", after).add("kb_per_connection", (after - before) / crowd.guests.size()).build());
        }
    }

    /** The first rounds warm up: the last line is the figure. */
    private static void join(Portal portal) throws Exception {
        for (int round = 1; round <= 3; round++) System.out.println(new Storm(portal, STORM, "storm" + round + "-").blow());
        System.out.println(new Storm(portal, 1000, "gather-", 1000).arrive(125));
    }

    private static void pages(Portal portal) throws Exception {
        var pages = new PageLoad(portal);
        for (var page : List.of("sign-in", "directory", "room")) System.out.println(pages.page(page));
        System.out.println(pages.roomPage());
    }

    /** As in the peers' figures: 200 subscribers join at 10 a second. The first audience warms up. */
    private static void media(Portal portal) throws Exception {
        try (var warm = new Audience(portal, "bench-warm", 100, SrtpProfile.AES_CM_128_HMAC_SHA1_80)) {
            warm.measure(20);
        }
        for (var profile : List.of(SrtpProfile.AES_CM_128_HMAC_SHA1_80, SrtpProfile.AEAD_AES_128_GCM)) {
            try (var audience = new Audience(portal, "bench-" + profile.id(), AUDIENCE, profile)) {
                System.out.println(audience.measure(10));
            }
        }
    }
}
