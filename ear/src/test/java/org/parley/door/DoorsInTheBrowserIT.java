package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@Tag("browser")
@DisplayName("A12 a browser goes to another site and comes back")
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsInTheBrowserIT {
    private static Browser browser;

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    @ParameterizedTest @CsvSource({"1280,800,LIGHT", "390,844,DARK"}) void and_finds_pages_that_everybody_can_use(int width, int height, ColorScheme colours) {
        var name = Visitor.unique("bella");
        var window = browser.open(Street.portal(Portal.Database.H2), width, height, colours);
        var page = window.page();
        page.navigate("/sign-in");
        isFine(page);
        page.click("text=Continue with Acme");
        page.fill("[name=username]", name);
        page.fill("[name=claims]", "{\"email\":\"%s@example.org\",\"email_verified\":true,\"name\":\"Bella Belle\",\"website\":\"https://bella.example.org/a-long-way/to-what-she-does/in-her-free-time\",\"preferred_username\":\"%1$s\"}".formatted(name));
        page.click("[type=submit]");
        page.waitForURL("**/newcomer*");
        assertThat(page.inputValue("#screen-name")).isEqualTo(name);
        isFine(page);
        page.check("text=E-mail: ");
        page.check("text=Website: ");
        page.fill("#birth-date", "1990-05-17");
        page.check("#terms");
        page.click("#create");
        page.waitForURL(url -> !url.contains("newcomer"));
        page.navigate("/settings/connections");
        assertThat(page.textContent(".copied")).contains("https://bella.example.org", name + "@example.org").doesNotContain("Belle");
        isFine(page);
        page.click("text=Connect Corp");
        page.fill("[name=username]", name);
        page.fill("[name=claims]", "{\"name\":\"Bella Belle\"}");
        page.click("[type=submit]");
        page.waitForURL("**/settings/connections");
        isFine(page);
        page.check("text=Real name: ");
        page.click("#go");
        page.waitForSelector(".connection:has-text(\"Corp\"):has-text(\"Bella Belle\")");
        window.close();
    }

    private static void isFine(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")).as(page.url()).isEqualTo(false);
    }
}
