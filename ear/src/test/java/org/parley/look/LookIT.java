package org.parley.look;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.mail.PostOffice;
import org.parley.room.RoomClient;

@DisplayName("A16 language and look")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String name = Visitor.unique("speaker");

    private Document in(String languages, String path) {
        var answer = new Visitor(portal).send(HttpRequest.newBuilder(portal.address(path)).header("Accept-Language", languages));
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> choose(Visitor visitor, String form) {
        return visitor.send(HttpRequest.newBuilder(visitor.portal.address("/api/look")).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {"de|de|Räume", "fr-CA,en;q=0.5|fr|Salons", "es-419|es|Salas", "it,pt;q=0.9|en|Rooms", "it,de;q=0.5,en;q=0.4|de|Räume", "*|en|Rooms", "not a language|en|Rooms"})
    void the_browser_says_in_which_language(String languages, String language, String title) {
        var page = in(languages, "/");
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(in(languages, "/no-such-page").select("html").attr("lang")).isEqualTo(language);
    }

    @Test void somebody_without_an_account_chooses_by_one_click() {
        var visitor = new Visitor(portal);
        assertThat(visitor.press("/sign-up", ".languages button[value=fr]").select("h1").text()).isEqualTo("Créer un compte");
        assertThat(visitor.page("/terms").select("article").text()).contains("Qui peut être ici", "c’est le texte anglais".substring(2));
        assertThat(visitor.page("/privacy").select("html").attr("lang")).isEqualTo("fr");
        assertThat(choose(visitor, "language=xx&return=//elsewhere.example/").headers().firstValue("Location")).contains("/");
        assertThat(visitor.page("/").select("html").attr("lang")).as("an unknown one is the browser's again").isEqualTo("en");
    }

    @Test void a_members_choice_goes_with_the_account() {
        var member = Visitor.member(portal, name);
        member.fill("/settings/account", "Save", Map.of("Language", "de", "Time zone", "Asia/Kolkata"));
        var elsewhere = new Visitor(portal);
        elsewhere.postSession(Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build());
        var page = elsewhere.page("/settings/account");
        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select("html").attr("data-zone")).isEqualTo("Asia/Kolkata");
        assertThat(page.select("#look-language option[selected]").val()).isEqualTo("de");
        assertThat(elsewhere.page("/terms").select("time").text()).doesNotContain("UTC");
        assertThat(elsewhere.page("/terms").select("time[data-local]")).as("the browser does not write it anew").isEmpty();
        assertThat(new Visitor(portal).page("/terms").select("time[data-local]").text()).endsWith("UTC");
    }

    @Test void the_colours_are_there_with_the_first_byte() {
        var visitor = new Visitor(portal);
        for (var theme : Theme.values()) {
            choose(visitor, "theme=" + theme.word());
            assertThat(visitor.page("/").select("html").attr("data-theme")).isEqualTo(theme.word());
        }
        choose(visitor, "theme=<script>&zone=Mars/Base");
        assertThat(visitor.page("/").select("html").attr("data-theme")).isEqualTo("system");
    }

    @Test void what_is_no_page_speaks_the_language_as_well() {
        var refused = new Visitor(portal).send(HttpRequest.newBuilder(portal.address("/api/session")).header("Content-Type", "application/json").header("Accept-Language", "de")
            .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"nobody@example.org\",\"password\":\"not this one\"}")));
        assertThat(refused.body()).contains("E-Mail und Passwort gehören nicht zusammen.");
        var guest = Visitor.guest(portal, name);
        choose(guest, "language=es");
        var room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
        try (var socket = RoomClient.connect(guest, room).hello()) {
            socket.send(RoomClient.frame("say").add("id", "1").add("text", " "));
            assertThat(socket.await("error").getString("message")).isEqualTo("text: al menos un carácter.");
        }
    }

    @Test void letters_come_in_the_language_of_the_sign_up() {
        var visitor = new Visitor(PostOffice.portal());
        choose(visitor, "language=de");
        visitor.fill("/sign-up", "Konto anlegen", Map.of("Name", name, "E-Mail", name + "@example.org", "Passwort", Visitor.PASSWORD, "Geburtsdatum", "1990-05-17", "Ich nehme", "true"));
        var letter = PostOffice.shared().await(name + "@example.org", 1);
        assertThat(letter.subject()).isEqualTo("Bestätigen Sie Ihre E-Mail-Adresse für Parley");
        assertThat(letter.header("Content-Language")).isEqualTo("de");
        assertThat(letter.text()).startsWith("Guten Tag,").contains("Parley fragt nie");
        assertThat(Jsoup.parse(letter.html()).select("html").attr("lang")).isEqualTo("de");
    }

    @Test void a_choice_is_no_session() {
        var visitor = new Visitor(portal);
        choose(visitor, "language=de");
        assertThat(visitor.cookies()).contains("parley-look=de_system_de_").doesNotContain("parley-session");
    }
}
