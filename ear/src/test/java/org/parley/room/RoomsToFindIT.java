package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** The directory as a person with a browser uses it. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomsToFindIT {
    private static Browser browser;
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String room = Visitor.unique("find").toLowerCase(), tag = Visitor.unique("tag").toLowerCase();

    @BeforeAll static void start() {
        browser = new Browser();
    }

    @AfterAll static void stop() {
        browser.close();
    }

    private static FilePayload picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new FilePayload("garden.png", "image/png", bytes.toByteArray());
    }

    private static void axeFindsNothing(Page page, String where) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(where).isEmpty();
    }

    @Test @DisplayName("R1 R2 R15 a picture is chosen, seen on the card with its label, and the tag on it leads to rooms whose counts move by themselves")
    void pictures_tags_and_counts() throws IOException {
        var anna = browser.open(portal).signUp(Visitor.unique("anna")).openRoom(room);
        var settings = anna.context().newPage();
        settings.navigate("/rooms/edit/" + room);
        settings.getByLabel("Tags").fill(tag);
        settings.locator("#save").click();
        settings.getByText("Saved.").waitFor();
        settings.getByLabel("Choose a picture").setInputFiles(new FilePayload("a.png", "image/png", "no picture".getBytes()));
        settings.getByText("This is no JPEG, PNG, GIF or WebP picture.").waitFor();
        settings.getByLabel("Choose a picture").setInputFiles(picture());
        settings.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove the picture")).waitFor();
        axeFindsNothing(settings, "room settings");

        var visitor = browser.open(portal);
        visitor.page().navigate("/?q=" + room);
        var card = visitor.page().locator(".card[data-room='" + room + "']");
        visitor.page().waitForFunction("room => document.querySelector(`.card[data-room='${room}'] img`).naturalWidth === 800", room);
        assertThat(card.locator("img").getAttribute("alt")).isEqualTo("Room " + room);
        card.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(tag)).click();
        visitor.page().waitForURL("**/tag/" + tag);
        assertThat(visitor.page().title()).startsWith("Rooms about #" + tag);
        axeFindsNothing(visitor.page(), "a tag");
        card.locator("[data-count=people] b").getByText("1").waitFor();
        anna.close();
        card.locator("[data-count=people] b").getByText("0").waitFor();
        var other = Visitor.member(portal, Visitor.unique("ben")).openRoom(Visitor.unique("new"), Map.of("Tags", tag));
        var fresh = visitor.page().locator(".card[data-room='" + other + "']");
        fresh.waitFor();
        assertThat(fresh.locator(".tags a").getAttribute("href")).isEqualTo("/tag/" + tag);
        assertThat(fresh.locator("span.picture").textContent()).isEqualTo("RN");
        showsItsLabel(visitor.page(), fresh);
        visitor.close();
    }

    /** Before anybody enters (R15). */
    private static void showsItsLabel(Page page, Locator card) {
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open to all")).click();
        var label = page.locator(".label-box:popover-open");
        for (var line : List.of("Guests without an account can be here", "Not recorded", "Messages are kept for 90 days")) label.getByText(line).waitFor();
        axeFindsNothing(page, "a label");
        label.getByRole(AriaRole.BUTTON).click();
        assertThat(label.count()).isZero();
        page.getByText("In every room here: Not shown on other sites").waitFor();
    }

    @Test @DisplayName("R2 a room that staff feature comes first, and a suggested one says why")
    void featured_and_suggested() {
        var word = tag.replace("-", "");
        Visitor.member(portal, Visitor.unique("owner")).openRoom(room, Map.of("Tags", word));
        var staff = browser.open(portal, 390, 844, com.microsoft.playwright.options.ColorScheme.LIGHT).signIn("admin", "an admin of tests");
        staff.page().navigate("/admin/rooms?q=" + room);
        staff.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Feature: Room " + room)).click();
        staff.button("Feature");
        staff.page().waitForURL("**/admin/rooms");
        axeFindsNothing(staff.page(), "the console");
        staff.page().navigate("/");
        staff.page().locator(".featured .card[data-room='" + room + "']").waitFor();
        staff.page().navigate("/admin/rooms?q=" + room);
        staff.button("No longer: Room " + room);
        staff.page().waitForURL("**/admin/rooms");
        staff.close();

        var anna = browser.open(portal).signUp(Visitor.unique("anna"));
        anna.page().navigate("/settings/profile");
        anna.page().locator("[data-field=interests] input[type=text]").fill("Chess, " + word);
        anna.button("Save profile");
        anna.page().waitForURL("**saved**");
        anna.page().navigate("/");
        anna.button("No, do not");
        anna.button("Yes, suggest rooms");
        anna.page().locator("#suggested .card[data-room='" + room + "']").waitFor();
        anna.page().getByText("Why do I see this?").click();
        anna.page().getByText("your interests and its tags share " + word).waitFor();
        axeFindsNothing(anna.page(), "suggestions");
        anna.close();
    }
}
