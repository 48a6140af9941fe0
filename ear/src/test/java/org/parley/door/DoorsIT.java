package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.account.factor.Phone;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayName("A12 signing in by other doors")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsIT {
    private static final String ENTER = "/api/door/acme?begin=enter", SETTINGS = "/settings/connections", PROVE = "/api/door/acme?begin=prove&return=/settings/connections";
    private final Provider provider = Street.PROVIDER;
    private final Portal portal;
    private final String name = Visitor.unique("dora"), email = name + "@example.org";
    private final Visitor dora;

    DoorsIT(Portal.Database database) {
        portal = Street.portal(database);
        dora = new Visitor(portal);
    }

    private String claims(boolean verified) {
        return "{\"email\":\"%s\",\"email_verified\":%s,\"name\":\"Dora Doe\",\"phone_number\":\"+44 20 7946 0000\",\"preferred_username\":\"%s\"}".formatted(email, verified, name);
    }

    private Document signUp(String begin, boolean verified, Map<String, String> ticks) {
        var form = provider.through(dora, begin, name, claims(verified));
        assertThat(form.location()).contains("/newcomer");
        assertThat(form.select(".claims input[checked]")).as("nothing is ticked").isEmpty();
        var values = new java.util.HashMap<>(Map.of("Date of birth", "1990-05-17", "I accept the terms", "true"));
        values.putAll(ticks);
        return page(dora.submit(form, "Create account", values));
    }

    private Document page(java.net.http.HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location");
        return location.isPresent() ? dora.page(answer.uri().resolve(location.get()).getPath()) : Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/settings/security").statusCode() == 200;
    }

    private static String profile(Visitor visitor) {
        return visitor.page("/settings/profile").select("input, textarea").eachAttr("value").toString();
    }

    @Test void somebody_new_signs_up_with_what_was_ticked_and_comes_back_by_the_same_door() {
        signUp(ENTER, true, Map.of("Real name", "true", "E-mail: ", "true"));
        assertThat(isIn(dora)).as("a verified e-mail address needs no letter").isTrue();
        assertThat(profile(dora)).contains("Dora Doe").doesNotContain("7946");
        var copied = dora.page(SETTINGS).select(".copied li").eachText();
        assertThat(copied).hasSize(2).anySatisfy(one -> assertThat(one).contains("Real name", "Dora Doe", "copied")).anySatisfy(one -> assertThat(one).contains(email));

        var again = new Visitor(portal);
        provider.through(again, ENTER, name, claims(true));
        assertThat(isIn(again)).isTrue();
    }

    @Test void without_a_ticked_address_the_one_that_was_typed_waits_for_its_letter() {
        var form = provider.through(dora, ENTER, name, claims(true));
        var page = page(dora.submitNamed(form, "Create account", Map.of("email", "typed." + email, "birth-date", "1990-05-17", "terms", "on")));
        assertThat(page.text()).contains("letter");
        assertThat(isIn(dora)).isFalse();
        assertThat(provider.through(dora, ENTER, name, claims(true)).text()).contains("open the link in the letter");
    }

    @Test void an_address_the_provider_does_not_vouch_for_waits_for_its_letter() {
        assertThat(signUp(ENTER, false, Map.of("E-mail: ", "true")).text()).contains("letter");
        assertThat(isIn(dora)).isFalse();
    }

    @Test void somebody_under_18_or_without_terms_gets_no_account() {
        var form = provider.through(dora, ENTER, name, claims(true));
        var refused = Jsoup.parse(dora.submit(form, "Create account", Map.of("Date of birth", "2020-01-01")).body());
        assertThat(refused.select("[aria-invalid=true]")).isNotEmpty();
        assertThat(isIn(dora)).isFalse();
    }

    @Test void an_account_is_never_found_by_its_address_but_connected_by_who_is_in_it() {
        var mail = "owner." + email;
        var owner = new Visitor(portal);
        provider.through(owner, "/api/door/corp?begin=enter", name + "-corp", "{}");
        var form = owner.page("/newcomer");
        owner.submit(form, "Create account", Map.of("Screen name", name, "E-mail", mail, "Date of birth", "1990-05-17", "I accept the terms", "true"));
        var stranger = provider.through(dora, ENTER, name + "-stranger", "{\"email\":\"" + mail + "\",\"email_verified\":true,\"preferred_username\":\"" + name + "x\"}");
        dora.submit(stranger, "Create account", Map.of("Date of birth", "1990-05-17", "I accept the terms", "true", "E-mail: ", "true"));
        assertThat(isIn(dora)).as("the same address says nothing").isFalse();
    }

    @Test void a_member_connects_looks_and_unlinks() {
        signUp("/api/door/corp?begin=enter", true, Map.of("E-mail: ", "true"));
        var offer = provider.through(dora, "/api/door/acme?begin=connect", name + "-acme", claims(true));
        assertThat(offer.select(".claims").text()).contains("Phone").doesNotContain("E-mail");
        dora.submit(offer, "Connect", Map.of("Phone", "true"));
        assertThat(profile(dora)).contains("7946");
        assertThat(dora.page(SETTINGS).select(".connection h2").eachText()).containsExactlyInAnyOrder("Acme", "Corp");

        dora.press(SETTINGS, ".connection:has(h2:contains(Acme)) input[type=submit]");
        assertThat(profile(dora)).as("what was copied is gone").doesNotContain("7946");
        var last = dora.press(SETTINGS, ".connection input[type=submit]");
        assertThat(last.text()).contains("Nothing else opens your account");
        assertThat(last.select(".connection h2").eachText()).containsExactly("Corp");

        var other = new Visitor(portal);
        assertThat(provider.through(other, ENTER, name + "-acme", claims(true)).location()).as("the door is closed again").contains("/newcomer");
    }

    private Document connectWithPicture(String door, String address) {
        var offer = provider.through(dora, "/api/door/" + door + "?begin=connect", name + "-" + door, "{\"picture\":\"" + address + "\"}");
        assertThat(offer.select(".claims label").eachText()).as("nothing is fetched to show it").containsExactly("Picture: localhost");
        return Jsoup.parse(dora.submit(offer, "Connect", Map.of("Picture", "true")).body());
    }

    @Test @DisplayName("A12 A7 a picture is copied when ticked, through the server, and goes with the connection")
    void picture() {
        var gallery = Street.GALLERY;
        signUp("/api/door/corp?begin=enter", true, Map.of("E-mail: ", "true"));
        gallery.asked.clear();
        assertThat(connectWithPicture("acme", gallery.address("/portrait?size=large")).select(".copied").text()).contains("Picture among your photos");
        assertThat(gallery.asked).containsExactly("/portrait");
        var photo = dora.page("/settings/profile").select("img[src*=/api/photos/]").attr("src");
        assertThat(dora.get(photo).statusCode()).isEqualTo(200);
        dora.press(SETTINGS, ".connection:has(h2:contains(Acme)) input[type=submit]");
        assertThat(dora.get(photo).statusCode()).as("unlinked").isEqualTo(404);

        for (var bad : new String[] {"/words", "/large", "/moved", "/none"}) {
            assertThat(connectWithPicture("acme", gallery.address(bad)).text()).as(bad).contains("the picture could not be fetched");
            dora.press(SETTINGS, ".connection:has(h2:contains(Acme)) input[type=submit]");
        }
        gallery.asked.clear();
        assertThat(connectWithPicture("plain", gallery.address("/portrait")).text()).as("by a door that may not lead in here").contains("the picture could not be fetched");
        assertThat(gallery.asked).isEmpty();
        assertThat(dora.page("/settings/profile").select("img[src*=/api/photos/]")).isEmpty();
    }

    @Test void what_somebody_else_has_connected_is_taken() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        var other = new Visitor(portal);
        var form = provider.through(other, "/api/door/corp?begin=enter", name + "-other", "{\"email\":\"o." + email + "\",\"email_verified\":true}");
        other.submit(form, "Create account", Map.of("Screen name", name + "o", "Date of birth", "1990-05-17", "I accept the terms", "true", "E-mail: ", "true"));
        var offer = provider.through(other, "/api/door/acme?begin=connect", name, claims(true));
        assertThat(other.submit(offer, "Connect", Map.of()).body()).contains("connected to an account already");
    }

    @Test void an_answer_is_good_once_in_its_own_browser_and_for_its_own_door() {
        var back = provider.signIn(dora, ENTER, name, claims(true));
        var other = new Visitor(portal);
        assertThat(Provider.arrive(other, back).text()).as("of another browser").contains("could not be confirmed");
        assertThat(Provider.arrive(dora, java.net.URI.create(back.toString().replace("/acme", "/corp"))).text()).as("at another door").contains("could not be confirmed");
        back = provider.signIn(dora, ENTER, name, claims(true));
        assertThat(Provider.arrive(dora, java.net.URI.create(back.toString().replaceAll("state=[^&]*", "state=forged"))).text()).contains("could not be confirmed");
        assertThat(Provider.arrive(dora, back).location()).contains("/newcomer");
        assertThat(Provider.arrive(dora, back).text()).as("replayed").contains("could not be confirmed");
    }

    @Test void a_code_that_was_stolen_and_used_opens_nothing() {
        var back = provider.signIn(dora, ENTER, name, claims(true));
        Provider.arrive(dora, back);
        var thief = new Visitor(portal);
        var own = provider.signIn(thief, ENTER, "thief", "{}");
        var code = back.getQuery().replaceAll(".*code=([^&]*).*", "$1");
        assertThat(Provider.arrive(thief, java.net.URI.create(own.toString().replaceAll("code=[^&]*", "code=" + code))).text()).contains("could not be confirmed");
    }

    @Test void plain_oauth_finds_what_it_is_told_where_the_settings_say() {
        var form = provider.through(dora, "/api/door/plain?begin=enter", name, "{\"mail\":\"" + email + "\",\"profile\":{\"full\":\"Dora Plain\"}}");
        assertThat(form.select(".claims label").eachText()).containsExactlyInAnyOrder("E-mail: " + email, "Real name: Dora Plain");
        dora.submit(form, "Create account", Map.of("Screen name", name, "Date of birth", "1990-05-17", "I accept the terms", "true", "E-mail: ", "true"));
        assertThat(isIn(dora)).as("such an address waits for its letter").isFalse();
    }

    @Test void the_second_step_is_asked_for_after_a_door_unless_its_word_is_enough() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        dora.submit(provider.through(dora, "/api/door/corp?begin=connect", name, "{}"), "Connect", Map.of());
        var secret = dora.press("/settings/authenticator", "#begin").select("#secret").text().replace(" ", "");
        dora.fill("/settings/authenticator", "Turn it on", Map.of("Code of the app", Phone.code(secret)));
        var again = new Visitor(portal);
        assertThat(provider.through(again, ENTER, name, "{}").select("#second-step")).isNotEmpty();
        assertThat(isIn(again)).isFalse();
        provider.through(again, "/api/door/corp?begin=enter", name, "{}");
        assertThat(isIn(again)).as("the company's own door").isTrue();
    }

    @Test @DisplayName("A13 groups of a corporate provider are roles, for as long as somebody is in them")
    void groups_are_roles() {
        var corp = "/api/door/corp?begin=enter";
        signUp(corp, true, Map.of("E-mail: ", "true"));
        assertThat(dora.get("/admin/members").statusCode()).isNotEqualTo(200);
        provider.through(dora, corp, name, "{\"groups\":[\"HelpDesk\",\"others\"]}");
        assertThat(dora.get("/admin/members").statusCode()).isEqualTo(200);
        provider.through(dora, corp, name, "{\"groups\":[\"others\"]}");
        assertThat(dora.get("/admin/members").statusCode()).isNotEqualTo(200);
    }

    @Test void an_account_that_sleeps_is_woken_up_by_its_door() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        dora.press("/settings/account", "#sleep");
        var again = new Visitor(portal);
        var asleep = provider.through(again, ENTER, name, "{}");
        assertThat(asleep.text()).contains("This account is asleep");
        assertThat(isIn(again)).isFalse();
        assertThat(asleep.select(".doors a").first().attr("href")).contains("begin=wake");
        provider.through(again, "/api/door/acme?begin=wake", name, "{}");
        assertThat(isIn(again)).isTrue();
    }

    @Test void a_door_confirms_who_is_there_and_nobody_else() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        assertThat(dora.page("/confirm").select(".doors a").eachText()).containsExactly("Continue with Acme");
        assertThat(provider.through(dora, PROVE, name, asked()).location()).endsWith("/settings/connections");
        assertThat(provider.through(dora, PROVE, name + "-other", asked()).text()).contains("could not be confirmed");
        assertThat(provider.through(dora, PROVE, name, "{}").text()).as("only remembered there").contains("could not be confirmed");
    }

    private static String asked() {
        return "{\"auth_time\":" + java.time.Instant.now().getEpochSecond() + "}";
    }

    @Test void who_was_only_remembered_by_a_provider_is_asked_before_what_matters() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        var again = new Visitor(portal);
        provider.through(again, ENTER, name, "{}");
        assertThat(again.page(SETTINGS).text()).contains("Is it still you?");
        provider.through(again, ENTER, name, asked());
        assertThat(again.page(SETTINGS).text()).as("asked on this way").contains("Acme");
    }

    @Test @DisplayName("A14 who has nothing but another door proves by a code in a letter, good once, here and for a few tries")
    void code_by_letter() {
        var plain = "/api/door/plain?begin=enter";
        var form = provider.through(dora, plain, name, "{}");
        dora.submit(form, "Create account", Map.of("Screen name", name, "E-mail", email, "Date of birth", "1990-05-17", "I accept the terms", "true"));
        dora.get(Street.POST.await(email, "Confirm your e-mail address for Parley").links().getFirst().substring(portal.address("").toString().length()));
        provider.through(dora, plain, name, "{}");
        var asked = dora.page(SETTINGS);
        assertThat(asked.text()).contains("Is it still you?");
        assertThat(asked.select("#by-password, .doors a")).as("this provider cannot be made to ask").isEmpty();
        assertThat(provider.through(dora, "/api/door/plain?begin=prove", name, asked()).text()).contains("could not be confirmed");

        var code = codeByLetter();
        assertThat(typed(dora, "00000000").text()).contains("This is not the code");
        assertThat(typed(dora, code.substring(0, 4) + " " + code.substring(4)).location()).endsWith(SETTINGS);
        assertThat(dora.page("/confirm").select("#letter-code")).as("used up").isEmpty();

        var elsewhere = new Visitor(portal);
        provider.through(elsewhere, plain, name, "{}");
        dora.losesItsSession();
        code = codeByLetter();
        elsewhere.press("/confirm", "#letter-send");
        assertThat(typed(elsewhere, code).text()).as("of another browser").contains("This is not the code");
        for (int n = 0; n < 5; n++) typed(dora, "0000000" + n);
        assertThat(dora.page("/confirm").select("#letter-code")).as("tried too often").isEmpty();
        for (int n = 0; n < 3; n++) dora.press("/confirm", "#letter-send");
        assertThat(dora.press("/confirm", "#letter-send").text()).contains("Five letters were sent to you");
    }

    private String codeByLetter() {
        var before = Street.POST.letters(email).size();
        dora.press("/confirm?return=" + SETTINGS, "#letter-send");
        return Street.POST.await(email, before + 1).text().replaceAll("(?s).*?\\b([0-9]{8})\\b.*", "$1");
    }

    private static Document typed(Visitor visitor, String code) {
        var answer = visitor.fill("/confirm?return=" + SETTINGS, "Go on with this code", Map.of("Code of the letter", code));
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    @Test @DisplayName("A14 who comes by another door sets a password after a fresh proof, and erases everything")
    void first_password() {
        signUp(ENTER, true, Map.of("E-mail: ", "true"));
        dora.losesItsSession();
        assertThat(dora.page("/settings/password").text()).contains("Is it still you?");
        assertThat(dora.page("/confirm").select("#by-password")).as("there is none").isEmpty();
        provider.through(dora, "/api/door/acme?begin=prove&return=/settings/password", name, asked());
        assertThat(dora.fill("/settings/password", "Set this password", Map.of("New password", "short")).body()).contains("aria-invalid=\"true\"");
        assertThat(dora.fill("/settings/password", "Set this password", Map.of("New password", Visitor.PASSWORD)).body()).contains("Your password is changed");
        var again = new Visitor(portal);
        again.fill("/sign-in", "Sign in", Map.of("E-mail", email, "Password", Visitor.PASSWORD));
        assertThat(isIn(again)).isTrue();
        assertThat(again.page("/settings/password").select("#current")).as("from now on it is asked for").isNotEmpty();
        assertThat(again.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true")).uri().getPath()).isEqualTo("/erased");
    }

    @Test void pages_and_policy_name_each_door_that_is_open() {
        for (var path : java.util.List.of("/sign-in", "/sign-up")) assertThat(dora.page(path).select(".doors a").eachText()).as(path).containsExactly("Continue with Acme", "Continue with Corp", "Continue with Plain");
        assertThat(dora.page("/privacy").text()).contains("Signing in by another door", "Acme (127.0.0.1)".replace("127.0.0.1", java.net.URI.create(provider.issuer("acme")).getHost()));
        assertThat(dora.get("/api/door/none?begin=enter").statusCode()).isEqualTo(404);
        var closed = new Visitor(Portal.shared(Portal.Database.H2));
        assertThat(closed.page("/sign-in").select(".doors")).isEmpty();
        assertThat(closed.page("/privacy").text()).doesNotContain("another door", "the provider you sign in by");
        assertThat(closed.get("/api/door/acme?begin=enter").statusCode()).isEqualTo(404);
    }
}
