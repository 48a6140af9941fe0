package org.parley.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
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

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayName("A9 an authenticator app and recovery codes")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecondStepIT {
    private static final String APP = "/settings/authenticator";

    private final Portal portal;
    private final String name = Visitor.unique("anna"), email = name + "@example.org";
    private final Visitor anna;
    private String secret;
    private long step;

    SecondStepIT(Portal.Database database) {
        portal = Portal.shared(database);
        anna = Visitor.member(portal, name);
    }

    /** The code of now, then the next: two can be used without waiting. */
    private String nextCode() {
        step = Math.max(step + 1, Instant.now().getEpochSecond() / TotpCode.SECONDS);
        return TotpCode.at(secret, step);
    }

    private List<String> setUp() {
        secret = anna.press(APP, "#begin").select("#secret").text().replace(" ", "");
        assertThat(anna.page(APP).select("#secret").text().replace(" ", "")).as("it waits").isEqualTo(secret);
        assertThat(signIn(Map.of())).as("it does not count yet").isEqualTo(200);
        assertThat(anna.fill(APP, "Turn it on", Map.of("Code of the app", "000000")).body()).contains("This code is not right");
        var page = Jsoup.parse(anna.fill(APP, "Turn it on", Map.of("Code of the app", nextCode())).body());
        return page.select("#recovery-codes li").eachText();
    }

    private HttpResponse<String> session(Map<String, String> more) {
        var body = Json.createObjectBuilder().add("email", email).add("password", Visitor.PASSWORD);
        more.forEach(body::add);
        return new Visitor(portal).postSession(body.build());
    }

    private int signIn(Map<String, String> more) {
        return session(more).statusCode();
    }

    private boolean isIn(Visitor visitor) {
        return visitor.page("/").select(".me").text().contains(name);
    }

    @Test void the_password_alone_opens_nothing_any_more_and_a_code_works_once() {
        assertThat(setUp()).hasSize(10);
        var alone = session(Map.of());
        assertThat(alone.statusCode()).isEqualTo(401);
        assertThat(alone.body()).contains("\"second-factor\"", "\"message\"");
        var code = nextCode();
        assertThat(signIn(Map.of("code", code))).isEqualTo(200);
        assertThat(session(Map.of("code", code)).body()).as("replayed").contains("\"second-factor\"").contains("used already");
        assertThat(signIn(Map.of("code", TotpCode.at(secret, step - 1)))).as("older than a used one").isEqualTo(401);
    }

    @Test void the_page_asks_after_the_password_and_nobody_is_in_before() {
        setUp();
        var visitor = new Visitor(portal);
        var page = visitor.fill("/sign-in?return=/cookies", "Sign in", Map.of("E-mail", email, "Password", Visitor.PASSWORD));
        assertThat(page.body()).contains("One more step");
        assertThat(isIn(visitor)).isFalse();
        var again = visitor.submit(Jsoup.parse(page.body(), page.uri().toString()), "Go on", Map.of("Code", "123456"));
        assertThat(again.body()).contains("This code is not right");
        var done = visitor.submit(Jsoup.parse(again.body(), again.uri().toString()), "Go on", Map.of("Code", nextCode()));
        assertThat(done.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).endsWith("/cookies"));
        assertThat(isIn(visitor)).isTrue();
    }

    @Test void starting_over_forgets_the_password_that_was_right() {
        setUp();
        var visitor = new Visitor(portal);
        var page = visitor.fill("/sign-in", "Sign in", Map.of("E-mail", email, "Password", Visitor.PASSWORD));
        visitor.submit(Jsoup.parse(page.body(), page.uri().toString()), "Start over", Map.of());
        assertThat(visitor.page("/sign-in").text()).doesNotContain("One more step");
        assertThat(visitor.submit(Jsoup.parse(page.body(), page.uri().toString()), "Go on", Map.of("Code", nextCode())).body()).doesNotContain("Sign out");
        assertThat(isIn(visitor)).isFalse();
    }

    @Test void a_recovery_code_works_once_and_new_ones_make_it_worthless() {
        var codes = setUp();
        assertThat(signIn(Map.of("code", codes.getFirst().toUpperCase(java.util.Locale.ROOT)))).isEqualTo(200);
        assertThat(signIn(Map.of("code", codes.getFirst()))).isEqualTo(401);
        assertThat(anna.page("/settings/recovery-codes").text()).contains("Codes left: 9");
        var fresh = anna.press("/settings/recovery-codes", "#renew").select("#recovery-codes li").eachText();
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(anna.page("/settings/recovery-codes").select("#recovery-codes")).as("shown once").isEmpty();
        assertThat(signIn(Map.of("code", codes.get(1)))).isEqualTo(401);
        assertThat(signIn(Map.of("code", fresh.get(1)))).isEqualTo(200);
    }

    @Test void guessing_codes_is_slowed() {
        setUp();
        var answers = java.util.stream.IntStream.range(0, 12).mapToObj(n -> session(Map.of("code", "%06d".formatted(n)))).toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
        assertThat(answers.stream().map(HttpResponse::body)).anySatisfy(body -> assertThat(body).contains("\"too-fast\""));
    }

    @Test void taking_the_app_away_takes_the_codes_away() {
        var codes = setUp();
        anna.press(APP, "#remove");
        assertThat(signIn(Map.of())).isEqualTo(200);
        assertThat(anna.page("/settings/recovery-codes").text()).contains("as soon as you set up");
        assertThat(setUp()).hasSize(10).doesNotContainAnyElementsOf(codes);
    }

    @Test void a_code_is_a_fresh_proof_before_a_sensitive_act() {
        setUp();
        anna.losesItsSession();
        assertThat(anna.page("/settings/email").text()).contains("Is it still you?");
        assertThat(anna.fill("/confirm?return=/settings/email", "Go on with a code", Map.of("Code", "000000")).body()).contains("This code is not right");
        assertThat(anna.fill("/confirm?return=/settings/email", "Go on with a code", Map.of("Code", nextCode())).uri().getPath()).isEqualTo("/settings/email");
    }

    @Test void a_new_password_does_not_get_around_it() {
        setUp();
        assertThat(anna.page("/settings/password").text()).contains("Password now");
        anna.fill("/settings/password", "Change password", Map.of("Password now", Visitor.PASSWORD, "New password", "quite another secret"));
        var alone = new Visitor(portal).postSession(Json.createObjectBuilder().add("email", email).add("password", "quite another secret").build());
        assertThat(alone.body()).contains("\"second-factor\"");
    }

    @Test @DisplayName("A14 the password alone wakes nobody up who has a second step")
    void waking() {
        setUp();
        anna.press("/settings/account", "#sleep");
        var words = Map.of("E-mail", email, "Password", Visitor.PASSWORD);
        var visitor = new Visitor(portal);
        var asked = visitor.fill("/sign-in", "Sign in", words);
        var half = visitor.submit(Jsoup.parse(asked.body(), asked.uri().toString()), "Wake it up", words);
        assertThat(half.body()).contains("One more step");
        assertThat(session(Map.of()).body()).contains("\"asleep\"");
        visitor.submit(Jsoup.parse(half.body(), half.uri().toString()), "Go on", Map.of("Code", nextCode()));
        assertThat(isIn(visitor)).isTrue();
        assertThat(session(Map.of()).body()).contains("\"second-factor\"");
    }

    @Test void what_is_no_code_is_refused() {
        setUp();
        for (var code : List.of("", "x".repeat(4000 - 100).substring(0, 900), "1".repeat(41), "\u0000", "' or 1=1 --")) assertThat(signIn(Map.of("code", code))).isEqualTo(401);
    }
}
