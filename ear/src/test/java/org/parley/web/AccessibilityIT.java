package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessibilityIT {
    private static final List<String> OF_EVERYONE = List.of(
        "/",
        "/sign-in",
        "/sign-up",
        "/verify",
        "/look",
        "/reset",
        "/reset?token=x",
        "/email?token=x",
        "/no-invitations",
        "/privacy",
        "/terms", "/plans",
        "/rules",
        "/archive/privacy",
        "/cookies",
        "/receipt-check",
        "/is-this-mail-from-you",
        "/unsubscribe",
        "/tag/tea",
        "/no-such-page",
        "/room/no-such-room");
    private static final List<String> OF_MEMBERS = List.of(
        "/settings/security",
        "/settings/password",
        "/settings/email",
        "/settings/authenticator",
        "/settings/recovery-codes",
        "/settings/passkeys",
        "/settings/connections",
        "/confirm",
        "/settings/privacy",
        "/settings/profile",
        "/settings/name",
        "/settings/notifications",
        "/settings/account",
        "/members",
        "/contacts", "/messages", "/report/admin",
        "/invitations",
        "/appeals", "/settings/billing");

    private static final List<String> OF_STAFF = List.of(
        "/admin/members",
        "/admin/members?id=1",
        "/admin/privacy",
        "/admin/documents",
        "/admin/letters",
        "/admin/reports",
        "/admin/rooms", "/admin/billing");

    private static Browser browser;

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    @ParameterizedTest @CsvSource({"1280,800,LIGHT", "1280,800,DARK", "390,844,LIGHT", "390,844,DARK"})
    void axe_finds_nothing_on_any_page(int width, int height, ColorScheme colours) {
        var portal = Portal.shared(Portal.Database.H2);
        var window = browser.open(portal, width, height, colours);
        var found = new StringBuilder();
        for (var path : OF_EVERYONE) look(window, path, found);
        var room = Visitor.unique("room");
        var reader = Visitor.unique("reader");
        window.signUp(reader);
        look(window, "/rooms/new", found);
        window.openRoom(room);
        for (var path : OF_MEMBERS) look(window, path, found);
        for (var path : new String[] {"/room/" + room, "/rooms/edit/" + room, "/member/" + reader, "/sign-out", "/"}) look(window, path, found);
        window.close();
        var staff = browser.open(portal, width, height, colours);
        staff.signIn("admin", "an admin of tests");
        for (var path : OF_STAFF) look(staff, path, found);
        staff.close();
        assertThat(found.toString()).isEmpty();
    }

    @Test void high_contrast_is_readable_too() {
        var portal = Portal.shared(Portal.Database.H2);
        var window = browser.open(portal, 390, 844, ColorScheme.LIGHT);
        window.page().context().addCookies(List.of(new Cookie("parley-look", "de_contrast_de_").setUrl(portal.address("/").toString())));
        var found = new StringBuilder();
        for (var path : new String[] {"/", "/sign-up", "/look", "/cookies", "/is-this-mail-from-you"}) look(window, path, found);
        window.close();
        assertThat(found.toString()).isEmpty();
    }

    @Test void tables_and_questions_are_readable_in_every_look() {
        var portal = Portal.shared(Portal.Database.H2);
        var staff = browser.open(portal, 390, 844, ColorScheme.LIGHT).signIn("admin", "an admin of tests");
        var found = new StringBuilder();
        for (var theme : new String[] {"light", "dark", "contrast"}) for (var path : OF_STAFF) {
            staff.page().navigate(path);
            staff.page().evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            check(staff, theme + ' ' + path, found);
        }
        staff.page().navigate("/admin/documents");
        staff.button("Publish");
        staff.page().getByRole(AriaRole.ALERTDIALOG).waitFor();
        for (var theme : new String[] {"light", "dark", "contrast"}) {
            staff.page().evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            check(staff, theme + " question", found);
        }
        staff.close();
        assertThat(found.toString()).isEmpty();
    }

    private static void look(Browser.Window window, String path, StringBuilder found) {
        window.page().navigate(path);
        check(window, path, found);
    }

    private static void check(Browser.Window window, String path, StringBuilder found) {
        new AxeBuilder(window.page()).analyze().getViolations().forEach(one -> {
            found.append(path).append(": ").append(one.getId()).append(' ').append(one.getHelp()).append('\n');
            one.getNodes().stream().limit(3).forEach(node -> found.append("    ").append(node.getHtml()).append('\n'));
        });
        var wide = (Boolean) window.page().evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
        if (wide) found.append(path).append(": scrolls sideways\n");
    }
}
