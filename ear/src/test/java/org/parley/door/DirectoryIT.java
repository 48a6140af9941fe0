package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayName("A13 signing in by the company's directory")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoryIT {
    private final Portal portal;
    private final Company company = Street.COMPANY;
    private final String login = Visitor.unique("carl");

    /** On H2 by StartTLS and groups that name their members, on PostgreSQL by ldaps and {@code memberOf}. */
    DirectoryIT(Portal.Database database) {
        portal = Street.portal(database);
    }

    @BeforeEach void employ() {
        company.employ(login);
    }

    private Document signIn(Visitor visitor, String who, String password) {
        var answer = visitor.fill("/sign-in", "Sign in", Map.of("E-mail or login", who, "Password", password));
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private Visitor arrived() {
        var carl = new Visitor(portal);
        var form = signIn(carl, login, Company.PASSWORD);
        assertThat(form.location()).contains("/newcomer");
        assertThat(form.text()).contains("Example Ltd", "Person " + login);
        carl.submit(form, "Create account", Map.of("Date of birth", "1990-05-17", "I accept the terms", "true", "E-mail: ", "true", "Real name", "true"));
        assertThat(isIn(carl)).isTrue();
        return carl;
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/settings/security").statusCode() == 200;
    }

    private HttpResponse<String> session(String who, String password) {
        return new Visitor(portal).postSession(Json.createObjectBuilder().add("email", who).add("password", password).build());
    }

    private Visitor signedIn() {
        var carl = new Visitor(portal);
        signIn(carl, login + "@corp.example.org", Company.PASSWORD);
        assertThat(isIn(carl)).isTrue();
        return carl;
    }

    @Test void somebody_of_the_company_comes_in_by_login_or_address() {
        arrived();
        assertThat(session(login, Company.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(session(login.toUpperCase(java.util.Locale.ROOT), Company.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(session(login + "@corp.example.org", Company.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test void somebody_who_has_no_account_yet_needs_a_browser() {
        assertThat(session(login, Company.PASSWORD)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("newcomer");
        });
    }

    @Test void groups_are_roles_and_who_leaves_one_loses_the_role_at_the_next_sign_in() {
        company.join(login, "helpdesk");
        var carl = arrived();
        assertThat(carl.get("/admin/members").statusCode()).as("of the help desk").isEqualTo(200);
        company.leave(login, "helpdesk");
        assertThat(signedIn().get("/admin/members").statusCode()).isNotEqualTo(200);
        company.join(login, "mods");
        assertThat(signedIn().get("/admin/members").statusCode()).isEqualTo(200);
    }

    @Test void somebody_who_has_an_account_already_connects_the_directory_to_it() {
        var acme = "/api/door/acme?begin=enter";
        var claims = "{\"email\":\"" + login + "@example.org\",\"email_verified\":true,\"preferred_username\":\"" + login + "\"}";
        var before = new Visitor(portal);
        before.submit(Street.PROVIDER.through(before, acme, login, claims), "Create account", Map.of("Date of birth", "1990-05-17", "I accept the terms", "true", "E-mail: ", "true"));
        var carl = new Visitor(portal);
        assertThat(signIn(carl, login, Company.PASSWORD).location()).contains("/newcomer");
        Street.PROVIDER.through(carl, acme, login, claims.replace("{", "{\"auth_time\":" + java.time.Instant.now().getEpochSecond() + ","));
        carl.submit(carl.page("/settings/connections"), "Connect", Map.of());
        assertThat(carl.page("/settings/connections").select(".connection h2").eachText()).containsExactlyInAnyOrder("Acme", "Example Ltd");
        assertThat(session(login, Company.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test void a_filter_in_the_login_finds_nobody() {
        arrived();
        for (var bad : new String[] {"*", login + ")(uid=*", "*)(|(mail=*", login.substring(0, 4) + "*", "\\2a", "\0", login + "\n"})
            assertThat(session(bad, Company.PASSWORD).statusCode()).as(bad).isEqualTo(bad.equals(login + "\n") ? 200 : 401);
    }

    @Test void no_password_is_no_proof() {
        assertThat(session(login, "").statusCode()).isEqualTo(401);
    }

    @Test void wrong_passwords_are_slowed() {
        assertThat(java.util.stream.IntStream.range(0, 12).mapToObj(n -> session(login, "wrong " + n).body())).anyMatch(body -> body.contains("Too many tries"));
    }

    @Test void a_password_of_the_company_confirms_who_is_there() {
        var carl = arrived();
        assertThat(carl.fill("/confirm?return=/settings/connections", "Go on", Map.of("Password", "not it")).body()).contains("This is not your password");
        assertThat(carl.fill("/confirm?return=/settings/connections", "Go on", Map.of("Password", Company.PASSWORD)).uri().getPath()).isEqualTo("/settings/connections");
        assertThat(carl.page("/settings/connections").select(".copied li").eachText()).hasSize(2);
    }

    @Test @DisplayName("P4.3 with the account goes what connected it")
    void erasing() {
        var carl = arrived();
        assertThat(carl.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true")).uri().getPath()).isEqualTo("/erased");
        assertThat(session(login, Company.PASSWORD).body()).as("somebody new").contains("newcomer");
    }

    @Test void with_the_directory_down_accounts_of_the_portal_and_the_administrator_come_in() {
        arrived();
        company.close();
        try {
            assertThat(session(login, Company.PASSWORD)).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("directory does not answer");
            });
            assertThat(signIn(new Visitor(portal), login, Company.PASSWORD).text()).contains("directory does not answer");
            assertThat(session("admin", "an admin of tests").statusCode()).isEqualTo(200);
        } finally {
            company.open();
        }
        assertThat(session(login, Company.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test void a_directory_that_shows_an_untrusted_certificate_gets_no_password() throws Exception {
        Assumptions.assumeTrue(portal == Street.portal(Portal.Database.POSTGRESQL), "of ldaps");
        arrived();
        company.close();
        try (var imposter = company.imposter()) {
            assertThat(signIn(new Visitor(portal), login, Company.PASSWORD).text()).contains("directory does not answer");
            assertThat(session(login, Company.PASSWORD).statusCode()).isEqualTo(503);
            assertThat(Files.readString(portal.log())).contains("The directory ldap shows a certificate that is not trusted", "parley.doors.ldap.certificates").doesNotContain(Company.PASSWORD);
        } finally {
            company.open();
        }
        assertThat(session(login, Company.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test void the_administrator_is_no_business_of_the_directory() {
        company.employ("admin");
        assertThat(session("admin", Company.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(session("admin", "an admin of tests").statusCode()).isEqualTo(200);
    }
}
