package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Map;
import org.jsoup.Jsoup;
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
class SleepIT {
    private final Portal portal;
    private final String name = Visitor.unique("Anna");
    private final Visitor anna;

    SleepIT(Portal.Database database) {
        portal = Portal.shared(database);
        anna = Visitor.member(portal, name);
    }

    private Map<String, String> words() {
        return Map.of("E-mail", name + "@example.org", "Password", Visitor.PASSWORD);
    }

    @Test @DisplayName("A3 A14 an account put to sleep is used for nothing, and a sign-in wakes it up")
    void sleeping() {
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var elsewhere = new Visitor(portal);
        var session = Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build();
        assertThat(elsewhere.postSession(session).statusCode()).isEqualTo(200);
        try (var socket = RoomClient.connect(elsewhere, room).hello()) {
            assertThat(anna.press("/settings/account", "#sleep").text()).contains("Your account is asleep");
            socket.awaitClose();
        }
        assertThat(elsewhere.page("/settings/profile").location()).as("every session is over").contains("/sign-in");
        assertThat(new Visitor(portal).get("/member/" + name).statusCode()).isEqualTo(404);
        assertThat(elsewhere.postSession(session).body()).contains("\"code\":\"asleep\"");

        var asked = anna.fill("/sign-in", "Sign in", words());
        assertThat(Jsoup.parse(asked.body()).text()).contains("This account is asleep").doesNotContain("will be erased");
        var page = Jsoup.parse(asked.body(), asked.uri().toString());
        anna.submit(page, "Wake it up", words());
        assertThat(anna.get("/settings/profile").statusCode()).isEqualTo(200);
        assertThat(new Visitor(portal).get("/member/" + name).statusCode()).isEqualTo(200);
        assertThat(anna.page("/settings/privacy").select("#history").text()).contains("Put to sleep", "Woken up");
    }

    @Test @DisplayName("A14 a deletion has a cooling-off period, and signing in undoes it")
    void deleting() {
        assertThat(anna.press("/settings/account", "#delete").text()).contains("is erased for good");
        var asked = anna.fill("/sign-in", "Sign in", words());
        assertThat(Jsoup.parse(asked.body()).text()).contains("will be erased on");
        anna.submit(Jsoup.parse(asked.body(), asked.uri().toString()), "Wake it up", words());
        assertThat(anna.get("/settings/profile").statusCode()).isEqualTo(200);
        anna.fill("/settings/account", "Put to sleep", Map.of());
        var again = anna.fill("/sign-in", "Sign in", words());
        assertThat(Jsoup.parse(again.body()).text()).contains("This account is asleep").doesNotContain("will be erased");
    }

    @Test @DisplayName("A14 a wrong password wakes nobody up")
    void guessing() {
        anna.press("/settings/account", "#sleep");
        var asked = new Visitor(portal).fill("/sign-in", "Sign in", Map.of("E-mail", name + "@example.org", "Password", "not the password"));
        assertThat(Jsoup.parse(asked.body()).text()).doesNotContain("asleep");
        assertThat(new Visitor(portal).get("/member/" + name).statusCode()).isEqualTo(404);
    }
}
