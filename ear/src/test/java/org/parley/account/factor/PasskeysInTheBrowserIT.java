package org.parley.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@Tag("browser")
@DisplayName("A9 passkeys, with Chromium's virtual authenticator")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeysInTheBrowserIT {
    private static Browser browser;
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String name = Visitor.unique("anna");
    private Browser.Window window;
    private Page page;
    private CDPSession devtools;
    private String authenticator;

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    @BeforeEach void open() {
        window = browser.open(portal).signUp(name);
        page = window.page();
        devtools = window.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        authenticator = plugIn("internal");
    }

    @AfterEach void close() {
        window.close();
    }

    private String plugIn(String transport) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", transport);
        for (var fact : new String[] {"hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation"}) options.addProperty(fact, true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", parameters).get("authenticatorId").getAsString();
    }

    private JsonObject authenticator() {
        var parameters = new JsonObject();
        parameters.addProperty("authenticatorId", authenticator);
        return parameters;
    }

    private com.google.gson.JsonArray credentials() {
        return devtools.send("WebAuthn.getCredentials", authenticator()).getAsJsonArray("credentials");
    }

    private void verified(boolean yes) {
        var parameters = authenticator();
        parameters.addProperty("isUserVerified", yes);
        devtools.send("WebAuthn.setUserVerified", parameters);
    }

    private void add(String called) {
        page.navigate("/settings/passkeys");
        page.getByLabel("Name of the passkey").fill(called);
        window.button("Add a passkey");
    }

    private void added(String called) {
        add(called);
        page.getByText("The passkey is set up").waitFor();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(called).setExact(true)).waitFor();
    }

    private void signOut() {
        page.navigate("/sign-out");
        page.locator("main").getByRole(AriaRole.BUTTON).click();
        page.waitForURL(url -> !url.contains("/sign-out"));
    }

    private boolean isIn() {
        return page.locator(".me").innerText().contains(name);
    }

    /** The virtual authenticator answers the list of the e-mail field by itself, before anybody could press the button. */
    private void signOutWithoutTheList() {
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        signOut();
    }

    @Test void a_passkey_opens_the_account_without_a_password() {
        added("Phone");
        assertThat(page.locator("#recovery-codes li").count()).isEqualTo(10);
        signOutWithoutTheList();
        page.navigate("/sign-in?return=/cookies");
        window.button("Sign in with a passkey");
        page.waitForURL(url -> java.net.URI.create(url).getPath().equals("/cookies")); // the address that asks for it ends alike
        assertThat(isIn()).isTrue();
        assertThat(credentials().get(0).getAsJsonObject().get("signCount").getAsInt()).isGreaterThan(1);
    }

    @Test void an_account_that_sleeps_is_woken_up_by_its_passkey_shown_once_more() {
        added("Phone");
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        page.navigate("/settings/account");
        window.button("Delete my account");
        page.getByText("is erased for good").waitFor();
        page.navigate("/sign-in?return=/cookies");
        window.button("Sign in with a passkey");
        page.getByText("will be erased on").waitFor();
        assertThat(isIn()).isFalse();
        window.button("Wake it up with a passkey");
        page.waitForURL(url -> java.net.URI.create(url).getPath().equals("/cookies"));
        assertThat(isIn()).isTrue();
        page.navigate("/settings/privacy");
        assertThat(page.locator("#history").innerText()).contains("Woken up");
    }

    @Test void it_is_offered_in_the_list_of_the_e_mail_field() {
        added("Phone");
        signOut();
        page.navigate("/sign-in");
        page.waitForURL(url -> !url.contains("/sign-in"));
        assertThat(isIn()).isTrue();
    }

    @Test void after_a_password_it_is_the_second_step() {
        added("Phone");
        signOutWithoutTheList();
        page.navigate("/sign-in");
        page.getByLabel("E-mail").fill(name + "@example.org");
        page.getByLabel("Password").fill(Visitor.PASSWORD);
        window.button("Sign in");
        page.getByText("One more step").waitFor();
        assertThat(isIn()).isFalse();
        window.button("Use a passkey");
        page.waitForURL(url -> !url.contains("/sign-in"));
        assertThat(isIn()).isTrue();
        var api = new Visitor(portal).postSession(Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build());
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.body()).contains("\"second-factor\"");
    }

    @Test void without_the_proof_of_its_holder_it_opens_nothing() {
        added("Phone");
        signOutWithoutTheList();
        verified(false);
        page.navigate("/sign-in");
        window.button("Sign in with a passkey");
        page.getByText("No passkey was used").waitFor();
        assertThat(isIn()).isFalse();
    }

    @Test void an_answer_is_good_once_and_not_when_changed() {
        added("Phone");
        signOutWithoutTheList();
        page.navigate("/sign-in");
        page.evaluate("""
            () => document.querySelector('[data-send]').addEventListener('click', event => {
              event.preventDefault();
              window.heard = document.querySelector('[data-answer]').value;
            }, { once: true })""");
        window.button("Sign in with a passkey");
        page.waitForFunction("() => window.heard");
        var answer = (String) page.evaluate("() => window.heard");
        hand(answer.replaceFirst("\"signature\":\"(.{8})(.)", "\"signature\":\"$1" + (answer.matches(".*\"signature\":\".{8}A.*") ? "B" : "A")));
        page.getByText("This passkey was not accepted").waitFor();
        hand(answer);
        page.getByText("This passkey was not accepted").waitFor();
        assertThat(isIn()).as("the challenge was used up by the forged one").isFalse();
        hand("{}");
        page.getByText("This passkey was not accepted").waitFor();
        hand("no json");
        page.getByText("This passkey was not accepted").waitFor();
    }

    private void hand(String answer) {
        page.evaluate("answer => { document.querySelector('[data-answer]').value = answer; document.querySelector('#by-passkey [role=alert]').textContent = ''; document.querySelector('[data-send]').click(); }", answer);
        page.waitForLoadState();
    }

    @Test void a_counter_that_goes_back_is_a_copy_and_is_refused() {
        added("Phone");
        signOutWithoutTheList();
        page.navigate("/sign-in");
        window.button("Sign in with a passkey");
        page.waitForURL(url -> !url.contains("/sign-in"));
        var key = credentials().get(0).getAsJsonObject();
        key.addProperty("signCount", 0);
        var copy = authenticator();
        copy.add("credential", key);
        devtools.send("WebAuthn.clearCredentials", authenticator());
        devtools.send("WebAuthn.addCredential", copy);
        signOutWithoutTheList();
        page.navigate("/sign-in");
        window.button("Sign in with a passkey");
        page.getByText("This passkey was not accepted").waitFor();
        assertThat(isIn()).isFalse();
    }

    @Test void several_have_names_that_can_be_changed_and_each_can_be_removed() {
        added("Phone");
        add("Phone again");
        page.getByText("This device has a passkey for your account already").waitFor();
        var removed = authenticator();
        devtools.send("WebAuthn.removeVirtualAuthenticator", removed);
        authenticator = plugIn("usb");
        added("Key ring");
        page.getByLabel("Name of the passkey").fill("Old phone");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rename: Phone")).click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Old phone")).waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: Key ring")).click();
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Key ring")).waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(page.locator(".passkey").count()).isEqualTo(1);
        signOutWithoutTheList();
        page.navigate("/sign-in");
        window.button("Sign in with a passkey");
        page.getByText("This passkey was not accepted").waitFor();
        assertThat(isIn()).as("by the removed one").isFalse();
    }

    @Test void it_is_a_fresh_proof_before_a_sensitive_act() {
        added("Phone");
        window.context().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("parley-session"));
        page.navigate("/settings/email");
        page.getByText("Is it still you?").first().waitFor();
        window.button("Use a passkey");
        page.waitForURL("**/settings/email");
        page.getByLabel("New e-mail address").waitFor();
    }

    @Test void a_name_is_needed() {
        add(" ");
        page.getByText("Give it a name of 1 to 60 characters").waitFor();
        assertThat(page.locator(".passkey").count()).isZero();
    }
}
