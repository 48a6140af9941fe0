package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);

    private static jakarta.json.JsonObject signIn(String email, String password) {
        return Json.createObjectBuilder().add("email", email).add("password", password).build();
    }

    @Test void a_member_signs_in_by_the_session_resource() {
        var name = Visitor.unique("member");
        Visitor.member(portal, name);
        assertThat(new Visitor(portal).postSession(signIn(name + "@example.org", Visitor.PASSWORD)).statusCode()).isEqualTo(200);
    }

    @Test void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        var name = Visitor.unique("member");
        Visitor.member(portal, name);
        var wrong = new Visitor(portal).postSession(signIn(name + "@example.org", "not the password"));
        var unknown = new Visitor(portal).postSession(signIn("nobody-" + name + "@example.org", "not the password"));
        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).isEqualTo(unknown.body()).contains("\"code\"", "\"message\"");
    }

    @ParameterizedTest @ValueSource(strings = {"", "{", "[]", "{}", "{\"guest\":\"x\"}", "{\"guest\":\"Fine Name!\",\"adult\":true,\"terms\":true}",
        "{\"guest\":\"anna\",\"adult\":\"true\",\"terms\":true}", "{\"guest\":\"anna\",\"adult\":false,\"terms\":true}", "{\"guest\":\"anna\",\"adult\":true}", "{\"email\":1,\"password\":2}"})
    void what_is_no_entry_is_answered_with_422(String body) {
        var answer = new Visitor(portal).send(HttpRequest.newBuilder(portal.address("/api/session")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\"", "\"message\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test void a_body_nested_deeply_is_answered_with_422() {
        var answer = new Visitor(portal).send(HttpRequest.newBuilder(portal.address("/api/session")).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"a\":".repeat(800))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    }

    @Test void the_session_changes_its_number_at_sign_in() {
        var visitor = new Visitor(portal);
        var before = visitor.get("/sign-in").headers().firstValue("Set-Cookie");
        var after = visitor.postSession(signIn("admin", "an admin of tests"));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> before.isEmpty() || !cookie.split(";")[0].equals(before.get().split(";")[0]));
    }

    @Test void cookies_are_closed_to_scripts_and_other_sites() {
        var answer = new Visitor(portal).postSession(signIn("admin", "an admin of tests"));
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite="));
    }

    @ParameterizedTest @ValueSource(strings = {"/", "/sign-in", "/sign-up", "/privacy", "/terms", "/cookies", "/no-such-page"})
    void every_page_carries_the_security_headers(String page) {
        var headers = new Visitor(portal).get(page).headers();
        var csp = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(csp).contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'self'", "object-src 'none'").doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).isPresent();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test void a_page_holds_no_inline_script() {
        for (var page : new String[] {"/", "/sign-in", "/sign-up"}) {
            var html = org.jsoup.Jsoup.parse(new Visitor(portal).get(page).body());
            assertThat(html.select("script:not([src]):not([type=application/json]):not([nonce])")).as(page).isEmpty();
            assertThat(html.select("[style], [onclick], [onsubmit], [onload]")).as(page).isEmpty();
        }
    }

    @Test void a_foreign_origin_gets_no_room_socket() {
        var room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
        var guest = Visitor.guest(portal, Visitor.unique("guest"));
        assertThatThrownBy(() -> RoomClient.connect(guest, room, "https://evil.example").close()).isInstanceOfSatisfying(RoomClient.Refused.class,
            refused -> assertThat(refused.status).isEqualTo(403));
    }

    @Test void a_child_is_refused_and_nothing_of_it_is_kept() {
        var name = Visitor.unique("child");
        var visitor = new Visitor(portal);
        var form = Map.of("Screen name", name, "E-mail", name + "@example.org", "Password", Visitor.PASSWORD, "Date of birth", "2020-01-01", "I accept the terms", "true");
        assertThat(visitor.fill("/sign-up", "Create account", form).body()).contains("birth-date-problem");
        assertThat(visitor.postSession(signIn(name + "@example.org", Visitor.PASSWORD)).statusCode()).isEqualTo(401);
        Visitor.member(portal, name);
    }

    @Test void signing_out_closes_the_way_back() {
        var visitor = Visitor.member(portal, Visitor.unique("member"));
        assertThat(visitor.get("/rooms/new").statusCode()).isEqualTo(200);
        visitor.fill("/sign-out", "Sign out", Map.of());
        assertThat(visitor.get("/rooms/new").statusCode()).isIn(302, 303);
    }

    @Test void health_is_told_without_a_password_on_the_management_port() {
        var visitor = new Visitor(portal);
        for (var path : new String[] {"/health/live", "/health/ready"})
            assertThat(visitor.send(HttpRequest.newBuilder(portal.management(path))).statusCode()).as(path).isEqualTo(200);
    }
}
