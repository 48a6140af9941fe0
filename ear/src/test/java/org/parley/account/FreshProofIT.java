package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Portal;
import org.parley.Visitor;

@DisplayName("A9 sensitive acts ask once more who it is")
@DisplayNameGeneration(ReplaceUnderscores.class)
class FreshProofIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String name = Visitor.unique("anna");
    private final Visitor anna = Visitor.member(portal, name);

    private HttpResponse<String> confirm(String page, String password) {
        return anna.fill("/confirm?return=" + page, "Go on", Map.of("Password", password));
    }

    @ParameterizedTest @ValueSource(strings = {"/settings/email", "/settings/authenticator", "/settings/recovery-codes", "/settings/passkeys"})
    void a_browser_that_came_back_by_its_token_is_asked_and_led_back(String page) {
        assertThat(anna.page(page).location()).as("just signed in").endsWith(page);
        anna.losesItsSession();
        assertThat(anna.page(page).text()).contains("Is it still you?").contains(name);
        assertThat(confirm(page, "not the password").body()).contains("This is not your password");
        assertThat(anna.page(page).text()).contains("Is it still you?");
        assertThat(confirm(page, Visitor.PASSWORD).uri().getPath()).isEqualTo(page);
        assertThat(anna.page(page).text()).doesNotContain("Is it still you?");
    }

    @Test void signing_out_everywhere_waits_for_the_proof() {
        var elsewhere = new Visitor(portal);
        elsewhere.fill("/sign-in", "Sign in", Map.of("E-mail", name + "@example.org", "Password", Visitor.PASSWORD));
        anna.losesItsSession();
        assertThat(anna.press("/settings/security", "#end-others").text()).contains("Is it still you?");
        assertThat(elsewhere.page("/").select(".me").text()).contains(name);
        confirm("/settings/security", Visitor.PASSWORD);
        anna.press("/settings/security", "#end-others");
        assertThat(elsewhere.page("/").select(".me").text()).doesNotContain(name);
    }

    @Test void so_does_erasing() {
        anna.losesItsSession();
        assertThat(anna.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true")).body()).contains("Is it still you?");
        assertThat(anna.page("/").select(".me").text()).contains(name);
    }

    @Test void it_leads_nowhere_but_into_this_portal() {
        for (var place : new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"})
            assertThat(anna.fill("/confirm?return=" + java.net.URLEncoder.encode(place, java.nio.charset.StandardCharsets.UTF_8), "Go on", Map.of("Password", Visitor.PASSWORD)).uri().getPath()).as(place).isEqualTo("/");
    }

    @Test void nobody_else_is_asked_anything() {
        assertThat(Jsoup.parse(new Visitor(portal).get("/confirm?return=/settings/email").body()).text()).doesNotContain("Is it still you?");
    }

    @Test void guessing_here_is_slowed_too() {
        for (int n = 0; n < 6; n++) confirm("/settings/email", "wrong password " + n);
        assertThat(confirm("/settings/email", Visitor.PASSWORD).body()).contains("Too many tries");
    }
}
