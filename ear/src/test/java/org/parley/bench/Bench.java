package org.parley.bench;

import jakarta.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.media.client.EngineBench;

/**
 * {@code ./parley bench [chat|idle|media]}: one line of JSON a figure. Server and load share the machine, so compare lines of
 * one run only; docs/performance.md says how the figures of record are taken.
 */
public final class Bench {
    private static final int SECONDS = 8;

    private Bench() {}

    public static void main(String[] what) throws Exception {
        var wanted = what.length == 0 ? List.of("chat", "idle", "media") : List.of(what);
        if (wanted.contains("chat") || wanted.contains("idle")) {
            try (var portal = new Portal(Portal.Database.H2, Map.of("PARLEY_CHAT_RATE", "1000000")).start()) {
                if (wanted.contains("chat")) chat(portal);
                if (wanted.contains("idle")) idle(portal);
            }
        }
        if (wanted.contains("media")) EngineBench.main(new String[] {"100", "8", "gcm"});
        System.exit(0);
    }

    private static void chat(Portal portal) throws Exception {
        var room = Visitor.admin(portal).openRoom("bench-chat", Map.of());
        try (var warm = new Crowd(portal, room, 100, "warm")) {
            warm.say(100, SECONDS);
        }
        for (int rate : new int[] {20, 100, 200, 400}) {
            try (var crowd = new Crowd(portal, room, 100, "chat" + rate + "-")) {
                var cpu = cpu(portal);
                crowd.say(rate, SECONDS);
                var expected = (long) rate * SECONDS * 100;
                crowd.drain(expected);
                var used = cpu(portal).minus(cpu).toMillis() / 1000.0;
                System.out.println(Json.createObjectBuilder().add("bench", "chat").add("members", 100).add("messages_per_s", rate)
                    .add("deliveries", crowd.delivered.get()).add("expected", expected).add("errors", crowd.errors.get())
                    .add("deliveries_per_cpu_s", Math.round(crowd.delivered.get() / used)).add("p50_ms", crowd.milliseconds(0.5)).add("p99_ms", crowd.milliseconds(0.99))
                    .add("ack_p50_ms", crowd.ackMilliseconds(0.5)).add("ack_p99_ms", crowd.ackMilliseconds(0.99)).build());
            }
        }
    }

    private static void idle(Portal portal) throws Exception {
        var room = Visitor.admin(portal).openRoom("bench-idle", Map.of());
        var before = residentKb(portal);
        try (var crowd = new Crowd(portal, room, 150, "idle")) {
            var after = residentKb(portal);
            System.out.println(Json.createObjectBuilder().add("bench", "idle").add("connections", crowd.guests.size()).add("resident_before_kb", before)
                .add("resident_after_kb", after).add("kb_per_connection", (after - before) / crowd.guests.size()).build());
        }
    }

    private static Duration cpu(Portal portal) {
        return portal.server().flatMap(server -> server.info().totalCpuDuration()).orElseThrow();
    }

    private static long residentKb(Portal portal) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + portal.server().orElseThrow().pid() + "/status")).stream().filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }
}
