package org.parley.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivacyInTheBrowserIT {
    private static Browser browser;
    private final Portal portal = Portal.shared(Portal.Database.H2);
    @TempDir Path folder;

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    @Test @DisplayName("C3 C4 give, withdraw, see it in the history at once, check the receipt without the portal")
    void decisions_and_receipts() throws IOException, InterruptedException {
        var window = browser.open(portal).signUp(Visitor.unique("Anna"));
        var page = window.page();
        page.navigate("/");
        window.button("Yes, remember them");
        page.navigate("/settings/privacy");
        var history = page.locator("#history");
        assertThat(history.innerText()).contains("Remember the rooms I visit").contains("Agreed").contains("when asked");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Turn off: Remember the rooms I visit")).click();
        history.getByText("Withdrawn").waitFor();

        var download = page.waitForDownload(() -> history.getByRole(AriaRole.LINK).first().click());
        var receipt = folder.resolve("receipt.jws");
        download.saveAs(receipt);
        page.navigate("/receipt-check");
        page.context().setOffline(true);
        page.getByLabel("Or its text").fill(Files.readString(receipt));
        window.button("Check");
        page.getByText("Genuine: this portal signed it").waitFor();
        assertThat(page.locator("#outcome pre").innerText()).contains("withdrawn").contains("recent-rooms");
        page.getByLabel("Or its text").fill(Files.readString(receipt).replaceFirst("\\.(.)", ".A$1"));
        window.button("Check");
        page.getByText("Not genuine").or(page.getByText("This is no receipt")).waitFor();
        page.context().setOffline(false);

        var check = new ProcessBuilder("bash", Path.of(System.getProperty("parley.home", "..")).resolve("parley").toString(), "verify-receipt", receipt.toString());
        check.environment().put("PARLEY_NO_BUILD", "1");
        check.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        var verifying = check.redirectErrorStream(true).start();
        var words = new String(verifying.getInputStream().readAllBytes());
        assertThat(verifying.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(words).contains("Unchanged since it was signed").contains("withdrawn");
        assertThat(verifying.exitValue()).isZero();
        window.close();
    }

    @Test @DisplayName("C8 a browser holds nothing that is not declared, and nothing beyond the necessary before a choice")
    void what_a_browser_holds() {
        var window = browser.open(portal).signUp(Visitor.unique("Bela"));
        var page = window.page();
        var room = Visitor.unique("room");
        window.openRoom(room);
        window.types("half a sentence");
        chooseDevice(page);
        var before = held(page);
        assertThat(before).isNotEmpty().allSatisfy(item -> assertThat(item.choice()).isEqualTo(BrowserItem.Choice.NECESSARY));
        page.navigate("/cookies");
        window.button("Remember my preferences");
        page.getByText("Your preferences are remembered as well.").waitFor();
        page.navigate("/room/" + room);
        chooseDevice(page);
        assertThat(held(page)).contains(BrowserItem.DEVICES, BrowserItem.CHOICE, BrowserItem.SESSION, BrowserItem.STAY, BrowserItem.DRAFT);
        page.navigate("/cookies");
        window.button("Only what is necessary");
        page.getByText("Only what is necessary is kept.").waitFor();
        assertThat(held(page)).doesNotContain(BrowserItem.DEVICES);
        window.close();
    }

    private static void chooseDevice(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check devices")).click();
        page.locator("#devices select").first().waitFor();
        page.locator("#devices select").first().selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        page.keyboard().press("Escape");
    }

    private static List<BrowserItem> held(Page page) {
        var found = new ArrayList<BrowserItem>();
        page.context().cookies().forEach(cookie -> found.add(declared(BrowserItem.Kind.COOKIE, cookie.name)));
        keys(page, "sessionStorage").forEach(key -> found.add(declared(BrowserItem.Kind.TAB_STORAGE, key)));
        keys(page, "localStorage").forEach(key -> found.add(declared(BrowserItem.Kind.LOCAL_STORAGE, key)));
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> keys(Page page, String storage) {
        return (List<String>) page.evaluate("() => Object.keys(" + storage + ")");
    }

    private static BrowserItem declared(BrowserItem.Kind kind, String name) {
        return BrowserItem.of(kind, name).orElseThrow(() -> new AssertionError(kind + " " + name + " is not declared"));
    }
}
