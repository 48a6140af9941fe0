package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayName("A9 passwords on the server")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordIT {
    private static final int AT_ONCE = 60;

    private final Portal portal = Portal.shared(Portal.Database.H2);

    @Test void more_sign_ins_than_can_be_hashed_are_told_to_try_again_and_chat_goes_on() throws Exception {
        var name = Visitor.unique("member");
        var owner = Visitor.member(portal, name);
        var body = Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build();
        var statuses = new ArrayList<Integer>();
        try (var socket = RoomClient.connect(owner, owner.openRoom(Visitor.unique("room"), Map.of())).hello(); var people = Executors.newVirtualThreadPerTaskExecutor()) {
            socket.sayAndWait("before", "hello");
            var answers = IntStream.range(0, AT_ONCE).mapToObj(n -> people.submit(() -> new Visitor(portal).postSession(body))).toList();
            var slowest = 0L;
            for (int n = 0; n < 8; n++) {
                var began = System.nanoTime();
                socket.sayAndWait("during " + n, "still here");
                slowest = Math.max(slowest, System.nanoTime() - began);
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L); // within the rate of one person
            }
            for (var answer : answers) {
                statuses.add(answer.get().statusCode());
                if (answer.get().statusCode() == 503) assertThat(answer.get().body()).contains("\"busy\"").contains("Try again");
                if (answer.get().statusCode() == 503) assertThat(answer.get().headers().firstValue("Retry-After")).contains("1");
            }
            assertThat(slowest).as("nanoseconds until a message is acknowledged").isLessThan(1_000_000_000L);
        }
        assertThat(statuses).contains(200, 503).containsOnly(200, 503);
        assertThat(new Visitor(portal).postSession(body).statusCode()).isEqualTo(200);
    }

    private java.net.http.HttpResponse<String> strength(String body) {
        return new Visitor(portal).send(HttpRequest.newBuilder(portal.address("/api/password-strength")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test void the_strength_of_a_password_is_told_while_it_is_typed() {
        assertThat(strength("{\"password\":\"password\"}").body()).isEqualTo("{\"score\":0}");
        assertThat(strength("{\"password\":\"correct horse battery staple\",\"words\":[\"anna\"]}").body()).isEqualTo("{\"score\":4}");
        assertThat(strength("{\"password\":\"annamaria12\",\"words\":[\"Annamaria\",7,{}]}").body()).isIn("{\"score\":0}", "{\"score\":1}");
    }

    @ParameterizedTest @ValueSource(strings = {"", "{}", "[]", "{\"password\":1}", "{\"password\":"}) void what_is_no_question_is_answered_with_422(String body) {
        assertThat(strength(body).statusCode()).isEqualTo(422);
    }

    @Test void a_long_question_is_not_read() {
        assertThat(strength("{\"password\":\"" + "x".repeat(5000) + "\"}").statusCode()).isEqualTo(422);
    }
}
