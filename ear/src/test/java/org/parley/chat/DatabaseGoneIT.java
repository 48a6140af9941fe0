package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.PostgresServer;
import org.parley.Visitor;
import org.parley.room.RoomClient;

/** The database is gone for half a minute: clear refusals at once, nothing acknowledged is lost, all is well right after. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseGoneIT {
    private static final Duration OUTAGE = Duration.ofSeconds(30), REFUSED_WITHIN = Duration.ofSeconds(1), PAGE_WITHIN = Duration.ofSeconds(8), HEALED_WITHIN = Duration.ofSeconds(5);

    enum Outage {
        FROZEN(PostgresServer::freeze, PostgresServer::thaw), STOPPED(PostgresServer::stop, PostgresServer::start);

        final Consumer<PostgresServer> begin, end;

        Outage(Consumer<PostgresServer> begin, Consumer<PostgresServer> end) {
            this.begin = begin;
            this.end = end;
        }
    }

    private final PostgresServer postgres = new PostgresServer();
    private Portal portal;
    private String room;

    @BeforeEach void start() {
        portal = new Portal(Portal.Database.H2, Map.of("PARLEY_DB_URL", postgres.newDatabase(), "PARLEY_DB_USER", PostgresServer.USER,
            "PARLEY_DB_PASSWORD", PostgresServer.PASSWORD, "PARLEY_ROOM_HISTORY", "200", "PARLEY_CHAT_RATE", "1000")).start();
        room = Visitor.admin(portal).openRoom("gone", Map.of());
    }

    @AfterEach void stop() {
        portal.close();
        postgres.close();
    }

    @ParameterizedTest @EnumSource void people_are_told_at_once_and_nothing_is_lost(Outage outage) {
        var member = Visitor.member(portal, "member");
        var guest = Visitor.guest(portal, "latecomer");
        try (var anna = RoomClient.join(portal, room, "anna"); var ben = RoomClient.join(portal, room, "ben")) {
            anna.sayAndWait("before", "before");
            outage.begin.accept(postgres);
            var end = System.nanoTime() + OUTAGE.toNanos();
            int tries = 0;
            try {
                knock(guest);
                for (var page : new String[] {"/", "/room/" + room, "/rooms/new"}) failsClearly(member, page);
                while (System.nanoTime() < end) {
                    isRefused(anna, "gone" + tries);
                    isRefused(ben, "gone" + tries++);
                    LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
                }
            } finally {
                outage.end.accept(postgres);
            }
            assertThat(tries).isGreaterThan(5);
            healed(anna, member);
            var sayings = tries;
            for (var writer : new RoomClient[] {anna, ben}) for (int n = 0; n < sayings; n++) writer.sayAndWait("gone" + n, "while it is gone");
            anna.sayAndWait("end", "end");
            try (var reader = RoomClient.join(portal, room, "reader")) {
                var stored = new HashMap<Long, String>();
                for (var said : reader.welcome().getJsonArray("history").getValuesAs(JsonObject.class)) stored.put(seq(said), said.getString("from") + said.getString("id"));
                assertThat(stored.values()).doesNotHaveDuplicates().contains("annabefore", "annaend").hasSizeGreaterThan(2 * sayings);
                for (var present : new RoomClient[] {anna, ben}) {
                    present.await("said", said -> said.getString("id").equals("end"));
                    for (var ack : present.frames("ack")) assertThat(stored).containsEntry(seq(ack), present.welcome().getString("you") + ack.getString("id"));
                    var seen = present.frames("said").stream().map(DatabaseGoneIT::seq).toList();
                    assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(new LinkedHashSet<>(stored.keySet()));
                }
            }
        }
    }

    private static long seq(JsonObject frame) {
        return frame.getJsonNumber("seq").longValue();
    }

    private static void isRefused(RoomClient writer, String id) {
        var sent = System.nanoTime();
        writer.say(id, "while it is gone");
        var error = writer.await("error", frame -> frame.getString("id", "").equals(id));
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).as(id).isLessThan(REFUSED_WITHIN);
        assertThat(error.getString("code")).isEqualTo("unavailable");
        assertThat(error.getString("message")).isNotBlank();
    }

    private static void failsClearly(Visitor member, String page) {
        var asked = System.nanoTime();
        var answer = member.get(page);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).as(page).isLessThan(PAGE_WITHIN);
        if (answer.statusCode() < 400) return; // made without the database
        assertThat(answer.statusCode()).as(page).isGreaterThanOrEqualTo(500);
        assertThat(Jsoup.parse(answer.body()).select("main").text()).as(page).contains("That did not work");
    }

    private void knock(Visitor guest) {
        try (var late = RoomClient.connect(guest, room)) {
            late.send(RoomClient.frame("hello"));
            assertThat(late.await("error").getString("code")).isEqualTo("unavailable");
            assertThat(late.awaitClose()).isEqualTo(1013);
        }
    }

    private void healed(RoomClient anna, Visitor member) {
        var back = System.nanoTime();
        within(HEALED_WITHIN.plus(REFUSED_WITHIN), "a message is stored", () -> {
            var id = "healed" + System.nanoTime();
            anna.say(id, "back?");
            return anna.awaitAny(frame -> frame.getString("id", "").equals(id) && !frame.getString("type").equals("said")).getString("type").equals("ack");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(HEALED_WITHIN.plus(REFUSED_WITHIN));
        within(HEALED_WITHIN, "pages are back", () -> member.get("/room/" + room).statusCode() == 200);
        within(HEALED_WITHIN, "no thread waits for the database", () -> !portal.threads().contains("org.postgresql"));
    }

    private static void within(Duration patience, String what, BooleanSupplier holds) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within " + patience + ": " + what);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
