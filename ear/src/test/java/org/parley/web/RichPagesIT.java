package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** Pages with parts of PrimeFaces. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RichPagesIT {
    private static final Pattern NONCE = Pattern.compile("script-src 'self' 'nonce-([A-Za-z0-9+/]{24})';");
    private static Browser browser;

    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String name = Visitor.unique("Anna");

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    private static String nonce(HttpResponse<String> answer) {
        var policy = answer.headers().allValues("Content-Security-Policy");
        assertThat(policy).singleElement().asString().doesNotContain("unsafe");
        var found = NONCE.matcher(policy.getFirst());
        assertThat(found.find()).as(policy.getFirst()).isTrue();
        assertThat(Jsoup.parse(answer.body()).select("script:not([nonce='" + found.group(1) + "'])")).isEmpty();
        return found.group(1);
    }

    @ParameterizedTest @ValueSource(strings = {"/admin/privacy", "/admin/letters", "/settings/privacy"}) @DisplayName("X7 each answer has a nonce of its own, in the one policy")
    void a_nonce_for_each_answer(String path) {
        var admin = Visitor.admin(portal);
        assertThat(nonce(admin.get(path))).isNotEqualTo(nonce(admin.get(path)));
    }

    @Test @DisplayName("X7 a form sent without scripts is answered with a new nonce")
    void a_nonce_for_a_plain_form() {
        var admin = Visitor.admin(portal);
        var first = admin.get("/admin/privacy");
        var second = admin.submit(Jsoup.parse(first.body(), portal.address("/admin/privacy").toString()), "Show what is over", Map.of());
        assertThat(second.body()).contains("This would be removed now");
        assertThat(nonce(second)).isNotEqualTo(nonce(first));
    }

    @Test @DisplayName("X7 pages people meet first have neither nonce nor PrimeFaces")
    void plain_pages() {
        var member = Visitor.member(portal, name);
        var room = member.openRoom(Visitor.unique("room"), Map.of());
        for (var path : new String[] {"/", "/sign-in", "/sign-up", "/room/" + room, "/members", "/settings/security"}) {
            var answer = (path.startsWith("/sign") ? new Visitor(portal) : member).get(path);
            assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement().asString().contains("script-src 'self';");
            assertThat(answer.body()).doesNotContain("nonce").doesNotContain("jakarta.faces.resource");
        }
    }

    @Test @DisplayName("P6 A16 X7 the log turns and sorts by keyboard, in the person’s language, and the policy is never broken")
    void the_log() {
        var window = browser.open(portal);
        var broken = complaints(window.page());
        window.signUp(name);
        var admin = Visitor.admin(portal);
        var found = admin.fill("/admin/members", "Find", Map.of("Screen name, e-mail or number", name)).uri().toString();
        for (int i = 0; i < 25; i++) admin.get(found.substring(found.indexOf("/admin")));
        var page = window.page();
        page.navigate("/settings/privacy");
        var report = page.locator("#log .ui-paginator-current");
        assertThat(report.innerText()).matches("1–20 of \\d+");
        var newest = page.locator("#log time").first().getAttribute("datetime");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next Page")).focus();
        page.keyboard().press("Enter");
        report.getByText("21–").waitFor();
        assertThat(page.locator("#log time").first().getAttribute("datetime")).isLessThan(newest);
        assertThat((Boolean) page.evaluate("() => !!document.activeElement.closest('.ui-paginator')")).as("the keyboard stays where it was").isTrue();
        assertThat(page.locator("#log time[data-local]").count()).as("times are local on every page").isZero();

        page.locator("#log th[aria-sort]").focus();
        page.keyboard().press("Enter");
        page.locator("#log th[aria-sort=ascending]").waitFor();
        report.getByText("1–20").waitFor();
        var oldest = page.locator("#log time").first().getAttribute("datetime");
        assertThat(oldest).isLessThan(newest);
        page.keyboard().press("Enter");
        page.locator("#log th[aria-sort=descending]").waitFor();
        page.waitForCondition(() -> page.locator("#log time").first().getAttribute("datetime").equals(newest));

        page.locator(".languages button[value=de]").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Nächste Seite")).waitFor();
        assertThat(report.innerText()).startsWith("1–20 von ");
        assertThat(broken).isEmpty();
        window.close();
    }

    @Test @DisplayName("P7 what cannot be undone is asked first; Escape does nothing and leaves the keyboard where it was")
    void asking_first() {
        var window = browser.open(portal).signIn("admin", "an admin of tests");
        var page = window.page();
        var broken = complaints(page);
        page.navigate("/admin/privacy");
        page.locator("#dry-run").focus();
        page.keyboard().press("Enter");
        page.getByText("This would be removed now").waitFor();
        page.locator("#sweep").focus();
        page.keyboard().press("Enter");
        var question = page.getByRole(AriaRole.ALERTDIALOG);
        question.getByText("is removed for good").waitFor();
        page.keyboard().press("Escape");
        page.waitForCondition(() -> question.count() == 0);
        page.waitForFunction("() => document.activeElement.id === 'sweep'");
        assertThat(page.getByText("This was removed").count()).isZero();

        page.keyboard().press("Enter");
        question.waitFor();
        page.locator("#do").focus();
        page.keyboard().press("Enter");
        page.getByText("This was removed").waitFor();
        window.button("Read the ledger now");
        page.getByText("Whole:").waitFor();
        assertThat(broken).isEmpty();
        window.close();
    }

    @Test @DisplayName("L3 a button of a row means the row that was seen, on any page of the list and though letters came since")
    void the_letter_that_was_seen() {
        var reader = Visitor.member(portal, name);
        getsLetters(reader, 22);
        var window = browser.open(portal).signIn("admin", "an admin of tests");
        var page = window.page();
        var broken = complaints(page);
        var before = awaitLetters(page, 22);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next Page")).click();
        page.locator("#waiting .ui-paginator-current").getByText("21–").waitFor();
        var seen = page.locator("#waiting tbody time").first().getAttribute("datetime");
        getsLetters(reader, 3);
        awaitLetters(window.context().newPage(), before + 3);
        page.locator("#waiting tbody button").first().click();
        page.getByRole(AriaRole.ALERTDIALOG).getByText("never be sent").waitFor();
        page.locator("#do").click();
        page.waitForCondition(() -> page.locator("#waiting .ui-paginator-current").innerText().startsWith("1–"));
        var left = new ArrayList<String>(times(page));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Next Page")).click();
        page.locator("#waiting .ui-paginator-current").getByText("21–").waitFor();
        left.addAll(times(page));
        assertThat(left).hasSizeGreaterThan(22).doesNotContain(seen).doesNotHaveDuplicates();
        assertThat(left.getFirst()).isGreaterThan(seen);
        assertThat(left.getLast()).isLessThan(seen);
        assertThat(broken).isEmpty();
        window.close();
    }

    /** One each time the account is restricted or that is lifted. */
    private static void getsLetters(Visitor reader, int many) {
        for (int i = 0; i < many; i++) reader.press("/settings/privacy", "#restrict");
    }

    private static int awaitLetters(Page page, int many) {
        page.waitForCondition(() -> {
            page.navigate("/admin/letters");
            return letters(page) >= many;
        });
        return letters(page);
    }

    private static int letters(Page page) {
        var report = page.locator("#waiting .ui-paginator-current");
        return report.isVisible() ? Integer.parseInt(report.innerText().replaceAll(".* of ", "")) : 0;
    }

    private static List<String> times(Page page) {
        return page.locator("#waiting tbody time").all().stream().map(time -> time.getAttribute("datetime")).toList();
    }

    @Test @DisplayName("P7 the hold that is lifted is the one that was seen, however the list is sorted")
    void the_hold_that_was_seen() {
        var admin = Visitor.admin(portal);
        var names = List.of("Aa" + name, "Mm" + name, "Zz" + name);
        var days = List.of(20, 30, 10);
        for (int i = 0; i < 3; i++) {
            Visitor.member(portal, names.get(i));
            admin.fill("/admin/privacy", "Hold it", Map.of("Screen name", names.get(i), "Duty", "Case of " + name, "Until", java.time.LocalDate.now().plusDays(days.get(i)).toString()));
        }
        var window = browser.open(portal).signIn("admin", "an admin of tests");
        var page = window.page();
        page.navigate("/admin/privacy");
        assertThat(holders(page)).containsExactly(names.get(2), names.get(0), names.get(1));
        var byName = page.locator("#holds th[aria-sort]").first();
        byName.click();
        page.locator("#holds th[aria-sort=ascending]").waitFor();
        assertThat(holders(page)).containsExactlyElementsOf(names);
        page.locator("#holds tr:has-text('" + names.get(1) + "') button").click();
        page.locator("#do").click();
        page.waitForCondition(() -> holders(page).size() == 2);
        assertThat(holders(page)).containsExactlyInAnyOrder(names.get(0), names.get(2));
        window.close();
    }

    private List<String> holders(Page page) {
        return page.locator("#holds tbody strong").allInnerTexts().stream().filter(one -> one.endsWith(name)).toList();
    }

    @Test @DisplayName("X1 that the portal does not answer is said")
    void the_portal_does_not_answer() {
        var window = browser.open(portal).signIn("admin", "an admin of tests");
        var page = window.page();
        page.navigate("/admin/privacy");
        page.context().clearCookies();
        window.button("Show what is over");
        page.getByRole(AriaRole.STATUS).getByText("This did not work").waitFor();
        window.close();
    }

    private static List<String> complaints(Page page) {
        var found = new ArrayList<String>();
        page.addInitScript("addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.sourceFile}`))");
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) found.add(message.text());
        });
        page.onPageError(found::add);
        return found;
    }
}
