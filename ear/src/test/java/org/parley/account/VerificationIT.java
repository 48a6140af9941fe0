package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.PostgresServer;
import org.parley.Visitor;
import org.parley.mail.PostOffice;

/** A1 with an SMTP server: nobody uses an account before the holder of its e-mail address has said so. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerificationIT {
    private static final int TRIES = 9;
    private final PostOffice post = PostOffice.shared();
    private final Portal portal = PostOffice.portal();

    private final String name = Visitor.unique("member"), email = name + "@example.org";

    private HttpResponse<String> signUp(String name, String email) {
        return new Visitor(portal).fill("/sign-up", "Create account", Map.of("Screen name", name, "E-mail", email, "Password", Visitor.PASSWORD,
            "Date of birth", "1990-05-17", "I accept the terms", "true"));
    }

    /** What a person reads on the page. */
    private static String main(HttpResponse<String> page) {
        return page.statusCode() + " " + Jsoup.parse(page.body()).select("main").text();
    }

    private String follow(String link) {
        return main(new Visitor(portal).get(link.substring(portal.address("").toString().length())));
    }

    private String sendAgain(String email) {
        return main(new Visitor(portal).fill("/verify", "Send the link again", Map.of("E-mail", email)));
    }

    private HttpResponse<String> signIn() {
        return new Visitor(portal).postSession(Json.createObjectBuilder().add("email", email).add("password", Visitor.PASSWORD).build());
    }

    @Test void the_link_of_the_letter_opens_the_account_once() {
        assertThat(main(signUp(name, email))).contains("We sent you a letter");
        var letter = post.await(email, 1);
        assertThat(letter.subject()).isEqualTo("Confirm your e-mail address for Parley");
        assertThat(letter.links()).hasSize(1).allSatisfy(link -> assertThat(link).startsWith(portal.address("/verify?token=").toString()));
        assertThat(signIn().statusCode()).isEqualTo(401);
        assertThat(signIn().body()).contains("\"unverified\"");
        assertThat(main(new Visitor(portal).fill("/sign-in", "Sign in", Map.of("E-mail", email, "Password", Visitor.PASSWORD)))).contains("open the link", "Send the link again");
        assertThat(follow(letter.links().getFirst())).contains("your address is confirmed");
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(follow(letter.links().getFirst())).startsWith("200 ").contains("used up or too old").doesNotContain("is confirmed");
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test void a_link_that_is_too_old_is_refused_and_a_new_one_works() throws SQLException {
        signUp(name, email);
        var old = post.await(email, 1).links().getFirst();
        try (var connection = DriverManager.getConnection(portal.database(), PostgresServer.USER, PostgresServer.PASSWORD);
             var update = connection.prepareStatement("update account set verify_until = current_timestamp - interval '1 second' where state = 'PENDING' and verify_hash = ?")) {
            update.setString(1, Secrets.hash(old.substring(old.indexOf('=') + 1)));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        assertThat(follow(old)).contains("used up or too old");
        assertThat(signIn().statusCode()).isEqualTo(401);
        sendAgain(email);
        var fresh = post.await(email, 2).links().getFirst();
        assertThat(follow(old)).contains("used up or too old");
        assertThat(follow(fresh)).contains("your address is confirmed");
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test void signing_up_once_more_while_the_account_waits_sends_a_link_that_works() {
        signUp(name, email);
        post.await(email, 1);
        signUp(Visitor.unique("member"), email);
        assertThat(follow(post.await(email, 2).links().getFirst())).contains("your address is confirmed");
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test void made_up_links_are_refused() {
        for (var token : List.of("", "x", "x".repeat(101), "%00", "..%2F", "A".repeat(43))) assertThat(follow(portal.address("/verify?token=" + token).toString())).as(token)
            .startsWith("200 ").contains("used up or too old");
    }

    @Test void a_known_address_gets_the_same_page_in_the_same_time_and_the_other_letter() {
        signUp(name, email);
        follow(post.await(email, 1).links().getFirst());
        String unknownPage = null, knownPage = null;
        List<Long> unknown = new ArrayList<>(), known = new ArrayList<>();
        for (int n = 0; n < TRIES; n++) {
            var before = System.nanoTime();
            unknownPage = main(signUp(Visitor.unique("new"), Visitor.unique("new") + "@example.org"));
            var between = System.nanoTime();
            knownPage = main(signUp(Visitor.unique("again"), email));
            unknown.add(between - before);
            known.add(System.nanoTime() - between);
        }
        assertThat(knownPage).isEqualTo(unknownPage).contains("We sent you a letter");
        assertThat((double) median(known) / median(unknown)).isBetween(0.5, 2.0);
        var letter = post.await(email, "You already have a Parley account");
        assertThat(letter.links()).containsExactly(portal.address("/sign-in").toString());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    @Test void asking_for_the_link_again_tells_nobody_whether_there_is_an_account() {
        signUp(name, email);
        post.await(email, 1);
        var nobody = Visitor.unique("nobody") + "@example.org";
        for (int n = 0; n < 3; n++) {
            assertThat(sendAgain(nobody)).isEqualTo(sendAgain(email)).contains("If an account waits");
            post.await(email, n + 2);
        }
        assertThat(sendAgain(nobody)).isEqualTo(sendAgain(email)).contains("Many letters were asked for");
        assertThat(sendAgain("no address")).contains("If an account waits");
        follow(post.await(email, 4).links().getFirst());
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(post.letters(email)).filteredOn(letter -> letter.subject().equals("Confirm your e-mail address for Parley")).hasSize(4);
        assertThat(post.letters(nobody)).isEmpty();
    }

    @Test void without_the_smtp_server_the_page_is_the_same_and_the_letter_comes_later() throws IOException {
        post.close();
        try {
            assertThat(main(signUp(name, email))).startsWith("200 ").contains("We sent you a letter");
            await("could not be sent now");
        } finally {
            post.open();
        }
        assertThat(Files.readString(portal.log())).doesNotContain(email);
        assertThat(follow(post.await(email, 1).links().getFirst())).contains("your address is confirmed");
    }

    private void await(String words) throws IOException {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (!Files.readString(portal.log()).contains(words)) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in the log: " + words);
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}
