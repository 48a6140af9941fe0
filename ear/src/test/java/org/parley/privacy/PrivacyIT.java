package org.parley.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivacyIT {
    private final Portal portal;
    private final String name = Visitor.unique("Anna"), room = Visitor.unique("room");
    private final Visitor anna;

    PrivacyIT(Portal.Database database) {
        portal = Portal.shared(database);
        anna = Visitor.member(portal, name);
    }

    private void annaSays(String text) {
        anna.openRoom(room, Map.of());
        try (var socket = RoomClient.connect(anna, room).hello()) {
            socket.sayAndWait("1", text);
        }
    }

    private JsonObject firstSaid() {
        try (var guest = RoomClient.join(portal, room, Visitor.unique("guest"))) {
            return guest.welcome().getJsonArray("history").getJsonObject(0);
        }
    }

    @Test @DisplayName("C4 the directory asks before it remembers rooms, and goes on where the person was")
    void consent_just_in_time() {
        annaSays("hello");
        assertThat(anna.page("/").select(".recent")).isEmpty();
        anna.press("/", "#remember");
        try (var again = RoomClient.connect(anna, room).hello()) {
            assertThat(anna.page("/").select(".recent").text()).contains("Room " + room);
        }
        var page = anna.press("/settings/privacy", "[data-purpose=recent-rooms] input[type=submit]");
        assertThat(page.select("#history tr").get(1).text()).contains("Withdrawn");
        assertThat(anna.page("/").select(".recent, #remember")).isEmpty();
        anna.press("/settings/privacy", "[data-purpose=recent-rooms] input[type=submit]");
        assertThat(anna.page("/").select(".recent")).as("what was kept with the consent went with it").isEmpty();
    }

    @Test @DisplayName("C4 a refusal is as easy, and is not asked again")
    void refusing() {
        anna.press("/", "#do-not");
        assertThat(anna.page("/").select("#remember")).isEmpty();
        assertThat(anna.page("/settings/privacy").select("#history").text()).contains("Refused");
    }

    @Test @DisplayName("C2.2 an objection takes the name off the room at once")
    void objecting() {
        anna.openRoom(room, Map.of());
        assertThat(new Visitor(portal).page("/room/" + room).text()).contains(name);
        anna.press("/settings/privacy", "[data-purpose=room-credit] input[type=submit]");
        assertThat(new Visitor(portal).page("/room/" + room).text()).doesNotContain(name);
    }

    @Test @DisplayName("C2.1 a restricted account keeps its data, and nothing uses it")
    void restricting() {
        annaSays("something private");
        try (var inside = RoomClient.connect(anna, room).hello()) {
            anna.press("/settings/privacy", "#restrict");
            assertThat(inside.awaitClose()).isEqualTo(4003);
        }
        assertThat(firstSaid().getString("author")).isEqualTo("restricted");
        assertThat(firstSaid().getString("text")).isEmpty();
        try (var refused = RoomClient.connect(anna, room)) {
            refused.send(RoomClient.frame("hello"));
            assertThat(refused.await("error").getString("code")).isEqualTo("not-allowed");
            assertThat(refused.awaitClose()).isEqualTo(4003);
        }
        var opening = anna.fill("/rooms/new", "Open room", Map.of("Room name", Visitor.unique("other"), "Title", "x"));
        assertThat(opening.body()).contains("restricted the use of your data");
        anna.press("/settings/privacy", "#restrict");
        assertThat(firstSaid().getString("text")).isEqualTo("something private");
    }

    @Test @DisplayName("P4.3 an erased member is a former member, who cannot sign in")
    void erasing() {
        annaSays("something private");
        try (var inside = RoomClient.connect(anna, room).hello()) {
            var unsure = anna.fill("/settings/privacy", "Erase everything", Map.of());
            assertThat(unsure.body()).contains("Nothing was erased");
            var gone = anna.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
            assertThat(gone.uri().getPath()).isEqualTo("/erased");
            assertThat(inside.awaitClose()).as("by the room, or by the container with the session").isIn(4003, 1006);
        }
        assertThat(firstSaid().getString("author")).isEqualTo("former");
        assertThat(firstSaid().getString("from")).isEqualTo("a former member");
        assertThat(firstSaid().toString()).doesNotContain("something private").doesNotContain(name);
        var again = new Visitor(portal).postSession(Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build());
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(anna.page("/").select(".me").text()).doesNotContain(name);
        assertThat(Visitor.member(portal, name).page("/").select(".me").text()).as("the name is free again").contains(name);
    }

    @Test @DisplayName("P6 P7 a look-up and a hold by staff are shown to the member, and stop an erasure")
    void holding() {
        var admin = Visitor.admin(portal);
        var refused = admin.fill("/admin/privacy", "Hold it", Map.of("Screen name", name, "Duty", "x", "Until", "yesterday"));
        assertThat(refused.body()).contains("Name the law or the case").contains("A day from tomorrow");
        admin.fill("/admin/privacy", "Hold it", Map.of("Screen name", name, "Duty", "Case 4711 of the court", "Until", java.time.LocalDate.now().plusDays(30).toString()));
        var page = anna.page("/settings/privacy");
        assertThat(page.select("#entries").text()).contains("Looked up your account").contains("Placed a duty to keep");
        assertThat(page.select("[data-category=messages]").text()).contains("Kept until").contains("Case 4711 of the court");
        assertThat(anna.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true")).body()).contains("Case 4711 of the court");
    }

    @Test @DisplayName("P7 a dry run removes nothing, and only staff see it")
    void dry_run() {
        assertThat(anna.get("/admin/privacy").statusCode()).isEqualTo(403);
        annaSays("stays");
        var lines = Visitor.admin(portal).press("/admin/privacy", "#dry-run").select("#retention-lines tr[data-category]");
        assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
        assertThat(firstSaid().getString("text")).isEqualTo("stays");
    }

    @Test @DisplayName("C3 a receipt is one's own")
    void receipts() {
        anna.press("/", "#remember");
        var address = anna.page("/settings/privacy").select("#history a").first().attr("href");
        assertThat(anna.get(address).body()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(Visitor.member(portal, Visitor.unique("Bob")).get(address).statusCode()).isEqualTo(404);
        assertThat(new Visitor(portal).get(address).statusCode()).isEqualTo(404);
        assertThat(anna.get("/api/receipts/0").statusCode()).isEqualTo(404);
        assertThat(anna.get("/api/receipts/x%00").statusCode()).isIn(400, 404);
    }

    @Test @DisplayName("C9 a browser's signal says no, and a choice by hand counts more")
    void signals() {
        var request = java.net.http.HttpRequest.newBuilder(portal.address("/")).header("Sec-GPC", "1");
        anna.send(request);
        assertThat(anna.page("/settings/privacy").select("[data-purpose=room-credit]").text()).contains("Off").contains("Global Privacy Control");
        assertThat(anna.page("/").select("#remember")).as("who signals no is not asked").isEmpty();
        anna.press("/settings/privacy", "[data-purpose=room-credit] input[type=submit]");
        assertThat(anna.page("/settings/privacy").select("[data-purpose=room-credit]").text()).contains("On").contains("in the settings");
        var bob = new Visitor(portal);
        bob.postSession(Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build());
        bob.send(java.net.http.HttpRequest.newBuilder(portal.address("/")).header("Sec-GPC", "1"));
        assertThat(bob.page("/settings/privacy").select("[data-purpose=room-credit]").text()).contains("On");
        assertThat(new Visitor(portal).json("/.well-known/gpc.json").getBoolean("gpc")).isTrue();
    }

    @Test @DisplayName("C8 nothing but what is necessary before a choice, and the choice is one click")
    void browser_choice() {
        var visitor = new Visitor(portal);
        assertThat(visitor.page("/").select("body").attr("data-keeps")).isEqualTo("necessary");
        assertThat(visitor.page("/").select("#storage button")).hasSize(2);
        var strange = visitor.send(java.net.http.HttpRequest.newBuilder(portal.address("/api/browser-choice")).header("Origin", "http://elsewhere.example")
            .header("Content-Type", "application/x-www-form-urlencoded").POST(java.net.http.HttpRequest.BodyPublishers.ofString("choice=preferences")));
        assertThat(strange.statusCode()).isEqualTo(403);
        assertThat(visitor.press("/", "#storage button[value=preferences]").select("body").attr("data-keeps")).isEqualTo("preferences");
        assertThat(visitor.page("/").select("#storage")).isEmpty();
        assertThat(visitor.press("/cookies", "button[value=necessary]").select("body").attr("data-keeps")).isEqualTo("necessary");
    }
}
