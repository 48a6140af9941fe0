package org.parley.consent;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoNodesIT {
    private static final int EACH = 10;

    @Test @DisplayName("C2.3 a decision on one node is in force on the other at once, and two who decide at once make one chain")
    void two_nodes() throws InterruptedException {
        int portOne = Portal.freePort(), portOther = Portal.freePort();
        var secret = "a secret between nodes";
        try (var one = new Portal(Portal.Database.POSTGRESQL, Map.of("PARLEY_CLUSTER_PORT", "" + portOne, "PARLEY_CLUSTER_PEERS", "127.0.0.1:" + portOther, "PARLEY_CLUSTER_SECRET", secret)).start()) {
            var settings = new HashMap<String, String>(Map.of("PARLEY_CLUSTER_PORT", "" + portOther, "PARLEY_CLUSTER_PEERS", "127.0.0.1:" + portOne, "PARLEY_CLUSTER_SECRET", secret));
            for (var key : new String[] {"PARLEY_DB_URL", "PARLEY_DB_USER", "PARLEY_DB_PASSWORD"}) settings.put(key, one.settings().get(key));
            settings.put("PARLEY_VAULT_MASTER", one.data().resolve("vault/master.json").toString());
            try (var other = new Portal(Portal.Database.H2, settings).start()) {
                var name = Visitor.unique("Anna");
                var anna = Visitor.member(one, name);
                var room = anna.openRoom(Visitor.unique("room"), Map.of());
                var annaThere = new Visitor(other);
                assertThat(annaThere.postSession(Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build()).statusCode()).isEqualTo(200);
                try (var inside = RoomClient.connect(annaThere, room).hello()) {
                    inside.sayAndWait("1", "hello");
                    anna.press("/settings/privacy", "#restrict");
                    var since = System.nanoTime();
                    assertThat(inside.awaitClose()).isEqualTo(4003);
                    assertThat(Duration.ofNanos(System.nanoTime() - since)).as("C2.3 at once").isLessThan(Duration.ofMillis(200));
                }
                anna.press("/settings/privacy", "#restrict");
                awaitLifted(annaThere);
                try (var inside = RoomClient.connect(annaThere, room).hello()) {
                    anna.press("/settings/security", "#end-others");
                    assertThat(inside.awaitClose()).as("A11 a sign-in ended on the other node").isEqualTo(1008);
                }
                assertThat(annaThere.page("/").select(".me").text()).doesNotContain(name);

                chatAcrossNodes(one, other);
                moderationAcrossNodes(one, other);

                var here = Thread.startVirtualThread(() -> decideOften(one, "here"));
                var there = Thread.startVirtualThread(() -> decideOften(other, "there"));
                here.join();
                there.join();
                assertThat(Visitor.admin(other).press("/admin/privacy", "#verify").text()).contains("Whole:");
                assertThat(Visitor.admin(one).press("/admin/privacy", "#verify").text()).contains("Whole:");
            }
        }
    }

    /** R5: each sees the room's order, each message once, whichever node took it. */
    private static void chatAcrossNodes(Portal one, Portal other) throws InterruptedException {
        var owner = Visitor.member(one, Visitor.unique("Owner"));
        var room = owner.openRoom(Visitor.unique("across"), Map.of());
        try (var here = RoomClient.connect(owner, room).hello(); var there = RoomClient.connect(Visitor.guest(other, Visitor.unique("Guest")), room).hello()) {
            var writing = Thread.startVirtualThread(() -> write(here, "here"));
            var writingToo = Thread.startVirtualThread(() -> write(there, "there"));
            writing.join();
            writingToo.join();
            for (var each : new RoomClient[] {here, there}) {
                each.awaitNth("said", 2 * EACH, said -> true);
                assertThat(each.frames("said").stream().map(said -> said.getJsonNumber("seq").longValue())).isEqualTo(LongStream.rangeClosed(1, 2 * EACH).boxed().toList());
            }
        }
    }

    /** R9, R13: a ban puts out who sits on the other node; breakouts by chance take them along. */
    private static void moderationAcrossNodes(Portal one, Portal other) {
        var owner = Visitor.member(one, Visitor.unique("Owner"));
        var room = owner.openRoom(Visitor.unique("across"), Map.of());
        var name = Visitor.unique("Guest");
        try (var here = RoomClient.connect(owner, room).hello(); var near = RoomClient.join(one, room, Visitor.unique("Near")); var there = RoomClient.connect(Visitor.guest(other, name), room).hello()) {
            here.send(RoomClient.frame("breakout").add("id", "b1").add("rooms", 2).add("minutes", 10).add("chosen", false));
            var seats = new RoomClient[] {near, there};
            for (var each : seats) assertThat(each.await("breakout").getString("room")).startsWith("b-");
            assertThat(there.frames("breakout").getFirst().getInt("number")).as("the emptier one").isNotEqualTo(near.frames("breakout").getFirst().getInt("number"));
            there.sayAndWait("g1", "words of a guest");
            var seq = here.await("said", said -> said.getString("from").equals(name)).getJsonNumber("seq").longValue();
            here.send(RoomClient.frame("moderate").add("id", "m1").add("act", "ban").add("person", name).add("reason", "").add("seq", seq));
            assertThat(there.await("moderated").getString("act")).isEqualTo("ban");
            assertThat(there.awaitClose()).isEqualTo(4003);
        }
    }

    private static void write(RoomClient client, String stem) {
        for (int i = 0; i < EACH; i++) client.say(stem + i, stem + ' ' + i);
    }

    /** The other node hears of it within a moment. */
    private static void awaitLifted(Visitor there) {
        var deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!there.page("/settings/privacy").select(".notice[role=status]").isEmpty()) {
            if (System.nanoTime() > deadline) throw new AssertionError("still restricted on the other node");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static void decideOften(Portal portal, String stem) {
        var member = Visitor.member(portal, Visitor.unique(stem));
        for (int i = 0; i < 6; i++) member.press("/settings/privacy", "[data-purpose=recent-rooms] input[type=submit]");
    }
}
