package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LettersIT {
    private static final String NEWS = "Words of some news, long enough.";
    private final PostOffice post = PostOffice.shared();
    private final Portal portal = PostOffice.portal();
    private final String name = Visitor.unique("reader"), email = name + "@example.org";

    private static void sendNews(Portal portal, String title) {
        assertThat(Visitor.admin(portal).fill("/admin/letters", "Send news", Map.of("Subject", title, "Text", NEWS)).body()).contains("On its way");
    }

    private static Visitor agrees(Visitor visitor) {
        visitor.press("/settings/notifications", "#turn-news");
        return visitor;
    }

    private HttpResponse<String> oneClick(String address) {
        return new Visitor(portal).send(HttpRequest.newBuilder(portal.address(PostOffice.path(address))).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    private static String unsubscribe(PostOffice.Letter letter) {
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.header("List-Unsubscribe")).startsWith("<").endsWith(">");
        return letter.header("List-Unsubscribe").substring(1, letter.header("List-Unsubscribe").length() - 1);
    }

    @Test @DisplayName("L1 L5 a service letter has two parts, a number that is its id, and no way to unsubscribe")
    void a_service_letter() {
        PostOffice.member(name);
        var letter = post.await(email, 1);
        assertThat(letter.text()).contains(letter.links().getFirst(), "Parley never asks for a password");
        assertThat(Jsoup.parse(letter.html()).select("a").attr("href")).isEqualTo(letter.links().getFirst());
        assertThat(letter.header("Message-ID")).isEqualTo("<" + letter.number().replace("-", "") + "@localhost>");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("From")).isEqualTo("Parley <parley@localhost>");
        assertThat(letter.header("List-Unsubscribe")).isEmpty();
    }

    @Test @DisplayName("P6 a letter that goes to the mail server is in its reader's log")
    void a_disclosure() {
        var reader = PostOffice.member(name);
        post.await(email, 1);
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!reader.page("/settings/privacy").text().contains("Handed a letter to you to the mail server")) {
            assertThat(System.nanoTime()).as("not in the log").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test @DisplayName("C10 news come to who agreed, and one click ends them without signing in")
    void one_click() {
        var reader = agrees(PostOffice.member(name));
        var other = Visitor.unique("silent");
        PostOffice.member(other);
        sendNews(portal, "First news");
        var letter = post.await(email, "First news");
        assertThat(letter.text()).contains(NEWS, "/unsubscribe?token=");
        assertThat(oneClick(unsubscribe(letter)).statusCode()).isEqualTo(200);
        assertThat(oneClick(unsubscribe(letter)).statusCode()).as("twice is as good as once").isEqualTo(200);
        var page = reader.page("/settings/notifications");
        assertThat(page.select("#news-state").text()).contains("Off", "Withdrawn", "by the link in a letter");
        var later = Visitor.unique("later");
        agrees(PostOffice.member(later));
        sendNews(portal, "Second news");
        post.await(later + "@example.org", "Second news");
        assertThat(post.letters(email)).extracting(PostOffice.Letter::subject).doesNotContain("Second news");
        assertThat(post.letters(other + "@example.org")).extracting(PostOffice.Letter::subject).doesNotContain("First news", "Second news");
    }

    @Test @DisplayName("C10 looking at the link changes nothing, its page asks once")
    void the_page_of_the_link() {
        var reader = agrees(PostOffice.member(name));
        sendNews(portal, "News of " + name);
        var path = PostOffice.path(unsubscribe(post.await(email, "News of " + name)));
        var page = new Visitor(portal).page(path);
        assertThat(page.select("main").text()).contains("Shall Parley send no more news");
        assertThat(reader.page("/settings/notifications").select("#news-state").text()).contains("On");
        assertThat(new Visitor(portal).press(path, "main form button").select("main").text()).contains("You get no more news");
        assertThat(reader.page("/settings/notifications").select("#news-state").text()).contains("Off");
        for (var token : List.of("", "1", "1." + "x".repeat(43), "x".repeat(5000))) {
            assertThat(oneClick(portal.address("/api/unsubscribe?token=" + token).toString()).statusCode()).as(token).isEqualTo(404);
            assertThat(new Visitor(portal).page("/unsubscribe?token=" + token).select("main").text()).contains("not complete");
        }
    }

    @Test @DisplayName("O7 a letter is known again by its number, and not to whom it went")
    void is_this_mail_from_you() {
        PostOffice.member(name);
        var letter = post.await(email, 1);
        for (var typed : List.of(letter.number(), letter.number().toLowerCase(java.util.Locale.ROOT).replace("-", ""), letter.header("Message-ID"), letter.text())) {
            var answer = ask(typed);
            assertThat(answer.select("#answer").text()).as(typed).contains("Yes.", "Confirm your e-mail address");
            assertThat(answer.select("#answer").text()).doesNotContain(email).doesNotContain(name);
        }
        var forged = (letter.number().charAt(23) == '7' ? "8" : "7");
        assertThat(ask(letter.number().substring(0, 23) + forged).select("#answer").text()).contains("No letter of ours");
        assertThat(ask("<script>alert(1)</script>").select("main script")).isEmpty();
        assertThat(ask("x".repeat(20_001)).select("#answer").text()).contains("too long");
    }

    private Document ask(String letter) {
        var page = new Visitor(portal).page("/is-this-mail-from-you");
        return Jsoup.parse(new Visitor(portal).submit(page, "Ask", Map.of("Number of the letter", letter)).body());
    }

    @Test @DisplayName("L3 a letter the mail server does not take waits for staff, who send it again")
    void dead_letters() {
        var admin = Visitor.admin(portal);
        String row;
        post.close();
        try {
            signUp(email);
            row = "Confirm your e-mail address Not taken for hours";
            assertThat(admin.press("/admin/letters", button(awaitRow(admin, row), "Read")).select("#opened").text()).contains(email, "/verify?token=");
        } finally {
            post.open();
        }
        admin.press("/admin/letters", button(awaitRow(admin, row), "Send again"));
        var reader = new Visitor(portal);
        reader.get(PostOffice.path(post.await(email, 1).links().getFirst()));
        reader.postSession(Json.createObjectBuilder().add("email", email).add("password", Visitor.PASSWORD).build());
        assertThat(reader.page("/settings/privacy").select("#entries").text()).contains("Read a letter to you", "Sent a letter to you again");
    }

    private void signUp(String address) {
        new Visitor(portal).fill("/sign-up", "Create account", Map.of("Screen name", name, "E-mail", address, "Password", Visitor.PASSWORD, "Date of birth", "1990-05-17", "I accept the terms", "true"));
    }

    @Test @DisplayName("L3 an address no mail server can know is not tried for hours")
    void a_refused_address() {
        var strange = name + "..x@example.org";
        signUp(strange);
        var admin = Visitor.admin(portal);
        var row = awaitRow(admin, "Address refused");
        assertThat(admin.press("/admin/letters", button(row, "Read")).select("#opened").text()).contains(strange, "/verify?token=");
        assertThat(admin.press("/admin/letters", button(row, "Discard")).select("[data-letter=verification]")).isEmpty();
    }

    @Test @DisplayName("L3 P6 without a mail server letters wait in the console, and each look is told")
    void the_outbox() {
        var without = Portal.shared(Portal.Database.H2);
        var reader = agrees(Visitor.member(without, name));
        var title = "Kept " + name;
        sendNews(without, title);
        var admin = Visitor.admin(without);
        awaitRow(admin, "News No mail server");
        assertThat(admin.page("/admin/letters").text()).doesNotContain(title).doesNotContain(email).doesNotContain("Send again");
        assertThat(reader.page("/settings/privacy").select("#entries time")).isEmpty();
        var row = ownRow(admin, email);
        assertThat(admin.press("/admin/letters", button(row, "Read")).select("#opened").text()).contains(title, email);
        assertThat(reader.page("/settings/privacy").select("#entries").text()).contains("Read a letter to you");
        assertThat(reader.get("/admin/letters").statusCode()).isEqualTo(403);
        int before = news(admin).size();
        admin.press("/admin/letters", button(row, "Discard"));
        assertThat(news(admin)).hasSize(before - 1);
    }

    private static List<Element> news(Visitor admin) {
        return admin.page("/admin/letters").select("tr:has([data-letter=news])");
    }

    /** News goes to all who agreed, members of other tests on this portal too. */
    private static Element ownRow(Visitor admin, String email) {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            var own = news(admin).stream().filter(row -> admin.press("/admin/letters", button(row, "Read")).select("#opened").text().contains(email)).findFirst();
            if (own.isPresent()) return own.get();
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("no letter to " + email);
    }

    @Test @DisplayName("A3 who puts an account to sleep is told so, in the language of the account")
    void asleep() {
        var reader = PostOffice.member(name);
        reader.fill("/settings/account", "Save", Map.of("Language", "de"));
        reader.press("/settings/account", "#sleep");
        assertThat(post.await(email, "Ihr Konto bei Parley ruht").links()).containsExactly(portal.address("/sign-in").toString());
    }

    @Test void news_without_words_are_refused() {
        assertThat(Visitor.admin(portal).fill("/admin/letters", "Send news", Map.of("Subject", "x", "Text", "short")).body()).contains("A subject has 3 to 120 characters.", "A text has 20 to 10,000 characters.");
    }

    static Element awaitRow(Visitor admin, String reason) {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (true) {
            var row = admin.page("/admin/letters").select("tr:has([data-letter])").stream().filter(one -> one.text().contains(reason)).findFirst();
            if (row.isPresent()) return row.get();
            if (System.nanoTime() > deadline) throw new AssertionError("no letter waits: " + reason);
            LockSupport.parkNanos(100_000_000);
        }
    }

    static String button(Element row, String label) {
        return "[name='" + row.select("input[value='" + label + "'], button:contains(" + label + ")").attr("name") + "']";
    }
}
