package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.PostgresServer;
import org.parley.Visitor;
import org.parley.mail.PostOffice;

@DisplayName("A14 letters that open or guard an account")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccountLettersIT {
    private static final String FRESH = "quite another secret";
    private static final int TRIES = 9;
    private static PostOffice post;
    private static Portal portal;

    private final String name = Visitor.unique("anna"), email = name + "@example.org", other = name + "@elsewhere.example";
    private final Visitor anna = Visitor.member(portal, name);

    @BeforeAll static void start() throws IOException {
        post = new PostOffice();
        var settings = new HashMap<>(post.settings());
        settings.put("PARLEY_ACCOUNT_VERIFY_EMAIL", "off");
        portal = new Portal(Portal.Database.POSTGRESQL, settings).start();
    }

    @AfterAll static void stop() {
        portal.close();
        post.close();
    }

    private static String main(HttpResponse<String> page) {
        return page.statusCode() + " " + Jsoup.parse(page.body()).select("main").text();
    }

    private static String path(String link) {
        return link.substring(portal.address("").toString().length());
    }

    private static String askReset(String email) {
        return main(new Visitor(portal).fill("/reset", "Send the letter", Map.of("E-mail", email)));
    }

    private static String setPassword(String link, String password) {
        return main(new Visitor(portal).fill(path(link), "Set new password", Map.of("New password", password)));
    }

    private static String press(String link, String button) {
        return main(new Visitor(portal).fill(path(link), button, Map.of()));
    }

    private static int signIn(String email, String password) {
        return new Visitor(portal).postSession(Json.createObjectBuilder().add("email", email).add("password", password).build()).statusCode();
    }

    private boolean isIn() {
        return anna.page("/").select(".me").text().contains(name);
    }

    private static void letPass(String table, String email) throws SQLException {
        try (var connection = DriverManager.getConnection(portal.database(), PostgresServer.USER, PostgresServer.PASSWORD); var update = connection.createStatement()) {
            assertThat(update.executeUpdate("update " + table + " set until = current_timestamp - interval '1 second' where account_id = (select max(account_id) from " + table + ")")).isEqualTo(1);
        }
    }

    @Test void the_link_sets_a_new_password_once_and_ends_every_sign_in() {
        assertThat(askReset(email)).contains("If there is an account");
        var link = post.await(email, 1).links().getFirst();
        assertThat(link).startsWith(portal.address("/reset?token=").toString());
        for (int n = 0; n < 2; n++) assertThat(main(new Visitor(portal).get(path(link)))).as("looking changes nothing").contains("Choose a new password");
        assertThat(setPassword(link, "short")).contains("too short");
        assertThat(setPassword(link, name + "99")).contains("little more than your name");
        assertThat(isIn()).isTrue();
        assertThat(setPassword(link, FRESH)).contains("Your password is changed");
        assertThat(isIn()).isFalse();
        assertThat(signIn(email, Visitor.PASSWORD)).isEqualTo(401);
        assertThat(signIn(email, FRESH)).isEqualTo(200);
        assertThat(post.await(email, 2).subject()).isEqualTo("Your password for Parley was changed");
        assertThat(main(new Visitor(portal).get(path(link)))).startsWith("200 ").contains("used up or too old");
    }

    @Test void a_page_left_open_cannot_use_the_link_again() {
        askReset(email);
        var link = post.await(email, 1).links().getFirst();
        var slow = new Visitor(portal);
        var page = slow.page(path(link));
        setPassword(link, FRESH);
        assertThat(main(slow.submit(page, "Set new password", Map.of("New password", "a thief's own password")))).contains("used up or too old");
        assertThat(signIn(email, FRESH)).isEqualTo(200);
    }

    @Test void a_newer_letter_makes_the_older_link_worthless_and_time_makes_any() throws SQLException {
        askReset(email);
        var first = post.await(email, 1).links().getFirst();
        askReset(email);
        var second = post.await(email, 2).links().getFirst();
        assertThat(main(new Visitor(portal).get(path(first)))).contains("used up or too old");
        letPass("password_reset", email);
        assertThat(main(new Visitor(portal).get(path(second)))).contains("used up or too old");
        assertThat(signIn(email, Visitor.PASSWORD)).isEqualTo(200);
    }

    @Test void made_up_links_are_refused() {
        for (var page : List.of("/reset", "/email")) for (var token : List.of("x", "x".repeat(101), "%00", "..%2F", "A".repeat(43)))
            assertThat(main(new Visitor(portal).get(page + "?token=" + token))).as(page + token).startsWith("200 ").contains("used up or too old");
    }

    @Test void asking_tells_nobody_whether_there_is_an_account_neither_by_words_nor_by_time() {
        List<Long> unknown = new ArrayList<>(), known = new ArrayList<>();
        for (int n = 0; n < TRIES; n++) {
            var holder = Visitor.unique("holder");
            Visitor.member(portal, holder);
            var before = System.nanoTime();
            var nobody = askReset(Visitor.unique("nobody") + "@example.org");
            var between = System.nanoTime();
            assertThat(askReset(holder + "@example.org")).isEqualTo(nobody);
            unknown.add(between - before);
            known.add(System.nanoTime() - between);
        }
        assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
        assertThat(askReset("no address")).contains("If there is an account");
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @Test void many_letters_to_one_address_are_not_sent() {
        for (int n = 0; n < 3; n++) askReset(email);
        assertThat(askReset(email)).contains("Many letters were asked for");
    }

    private String askEmail(String fresh) {
        return main(anna.fill("/settings/email", "Send the letters", Map.of("New e-mail address", fresh)));
    }

    @Test void an_address_changes_once_both_have_confirmed() {
        assertThat(askEmail(other)).contains("Letters are on their way to both");
        var old = post.await(email, 1).links().getFirst();
        var fresh = post.await(other, 1).links().getFirst();
        assertThat(main(new Visitor(portal).get(path(fresh)))).contains("may be used for an account");
        assertThat(press(fresh, "Yes, change it")).contains("Now the other address has to confirm");
        assertThat(signIn(other, Visitor.PASSWORD)).isEqualTo(401);
        assertThat(press(fresh, "Yes, change it")).as("a link counts once").contains("used up or too old");
        assertThat(press(old, "Yes, change it")).contains("Your e-mail address is changed");
        assertThat(signIn(other, Visitor.PASSWORD)).isEqualTo(200);
        assertThat(signIn(email, Visitor.PASSWORD)).isEqualTo(401);
        assertThat(post.await(email, 2).subject()).isEqualTo("Your e-mail address on Parley was changed");
        assertThat(main(new Visitor(portal).get(path(old)))).contains("used up or too old");
    }

    @Test void the_old_address_stops_it() {
        askEmail(other);
        var old = post.await(email, 1).links().getFirst();
        var fresh = post.await(other, 1).links().getFirst();
        assertThat(press(old, "No, stop it")).contains("The change is off");
        assertThat(main(new Visitor(portal).get(path(fresh)))).contains("used up or too old");
        assertThat(signIn(email, Visitor.PASSWORD)).isEqualTo(200);
    }

    @Test void links_of_a_change_run_out() throws SQLException {
        askEmail(other);
        var old = post.await(email, 1).links().getFirst();
        letPass("email_change", email);
        assertThat(main(new Visitor(portal).get(path(old)))).contains("used up or too old");
    }

    @Test void that_somebody_has_the_new_address_is_told_to_its_holder_alone() {
        var holder = Visitor.unique("bob");
        Visitor.member(portal, holder);
        var page = askEmail(holder + "@example.org");
        assertThat(page).contains("Letters are on their way to both");
        assertThat(post.await(holder + "@example.org", 1).subject()).isEqualTo("This address has an account on Parley already");
        assertThat(press(post.await(email, 1).links().getFirst(), "Yes, change it")).contains("Now the other address has to confirm");
        assertThat(signIn(email, Visitor.PASSWORD)).isEqualTo(200);
    }

    @Test void what_is_no_address_or_the_same_is_refused() {
        assertThat(askEmail("nobody")).contains("does not look like an e-mail address");
        assertThat(askEmail(email)).contains("you have already");
    }

    @Test @DisplayName("A11 a sign-in from a new device is told, the first of an account and a known one are not")
    void new_device() {
        assertThat(post.letters(email)).isEmpty();
        signIn(email, Visitor.PASSWORD);
        assertThat(post.await(email, 1).subject()).isEqualTo("A new device signed in to your Parley account");
        anna.postSession(Json.createObjectBuilder().add("email", email).add("password", Visitor.PASSWORD).build());
        askReset(email);
        assertThat(post.await(email, 2).subject()).isEqualTo("A new password for Parley");
    }

    @Test @DisplayName("A10 the theft of a token is told")
    void theft() throws Exception {
        var http = java.net.http.HttpClient.newHttpClient();
        var first = anna.cookies().replaceAll("(?s).*parley-stay=([^;]+).*", "$1");
        var token = first;
        for (int n = 0; n < 2; n++) {
            var answer = http.send(java.net.http.HttpRequest.newBuilder(portal.address("/")).header("Cookie", "parley-stay=" + token).build(), HttpResponse.BodyHandlers.ofString());
            token = answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("parley-stay=")).map(cookie -> cookie.substring(12, cookie.indexOf(';'))).findFirst().orElseThrow();
        }
        http.send(java.net.http.HttpRequest.newBuilder(portal.address("/")).header("Cookie", "parley-stay=" + first).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(post.await(email, 1).subject()).isEqualTo("A copy of your sign-in to Parley was used");
        assertThat(isIn()).isFalse();
    }
}
