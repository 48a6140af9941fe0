package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** What people do in a room with menus and keys, in two Chromiums. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomToolsIT {
    private static Browser one, other;
    private final String room = Visitor.unique("tools"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");

    @BeforeAll static void start() {
        one = new Browser();
        other = new Browser();
    }

    @AfterAll static void stop() {
        one.close();
        other.close();
    }

    private Browser.Window anna() {
        return connected(one.open(Portal.shared(Portal.Database.H2)).signUp(annaName).openRoom(room));
    }

    private Browser.Window ben() {
        var ben = other.open(Portal.shared(Portal.Database.H2)).signUp(benName);
        ben.page().navigate("/room/" + room);
        return ben;
    }

    private static Browser.Window connected(Browser.Window window) {
        window.page().locator("#room[data-state=connected]").waitFor();
        return window;
    }

    private static void choose(Browser.Window window, String opener, String item) {
        window.button(opener);
        window.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item).setExact(true)).click();
    }

    @Test @DisplayName("R5 a message is answered, mended and answered by an emoji with the keyboard alone")
    void messages_by_keyboard() {
        var anna = anna();
        var ben = connected(ben());
        ben.say("Good morning @" + annaName);
        anna.sees("@" + annaName);
        assertThat(anna.page().locator(".line.me")).satisfies(line -> line.waitFor());
        anna.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More about the message by " + benName)).focus();
        anna.page().keyboard().press("Enter");
        anna.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("👍")).waitFor();
        anna.page().keyboard().press("Enter");
        ben.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("👍, 1 times")).waitFor();
        choose(anna, "More about the message by " + benName, "Reply");
        anna.page().keyboard().type("Good mroning");
        anna.page().keyboard().press("Enter");
        ben.sees("Good mroning");
        assertThat(ben.page().locator(".quote").textContent()).contains("Good morning");
        anna.page().keyboard().press("ArrowUp");
        anna.page().keyboard().press("Control+a");
        anna.page().keyboard().type("Good morning, Ben");
        anna.page().keyboard().press("Enter");
        ben.sees("Good morning, Ben");
        ben.page().getByText("(edited)").waitFor();
        anna.close();
        ben.close();
    }

    @Test @DisplayName("R9 somebody is muted and kept out from the menu, told why, and led to the appeal")
    void moderation_from_the_menu() {
        var anna = anna();
        var ben = connected(ben());
        ben.camera();
        anna.seesMoving(benName);
        anna.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("People")).first().click();
        choose(anna, "More about " + benName, "Mute microphone");
        ben.isTold("A moderator muted your microphone");
        ben.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mute microphone").setPressed(true)).waitFor();
        anna.button("More about " + benName);
        assertThat(new AxeBuilder(anna.page()).analyze().getViolations()).as("the menu").isEmpty();
        anna.page().keyboard().press("Escape");
        choose(anna, "More about " + benName, "Keep out");
        anna.page().getByLabel("Reason, shown to the person").fill("Sings too loud");
        assertThat(new AxeBuilder(anna.page()).analyze().getViolations()).as("the dialog").isEmpty();
        anna.button("Keep out");
        ben.isTold("Sings too loud");
        ben.button("Appeal");
        ben.page().waitForURL("**/appeals?case=*");
        anna.close();
        ben.close();
    }

    @Test @DisplayName("R3 R15 whoever knocks reads what the room does and is let in; a changed label pauses cameras until it is accepted")
    void knocking_and_the_label() {
        var anna = anna();
        var settings = anna.context().newPage();
        settings.navigate("/rooms/edit/" + room);
        assertThat(new AxeBuilder(settings).analyze().getViolations()).as("room settings").isEmpty();
        settings.getByLabel("Who may enter").selectOption("KNOCK");
        settings.locator("#save").click();
        settings.getByText("Saved.").waitFor();
        var ben = ben();
        ben.page().getByText("You have knocked").waitFor();
        assertThat(ben.page().locator("#waiting").textContent()).contains("Who is let in comes in", "Not recorded");
        anna.page().getByText(benName + " knocks.").waitFor();
        anna.button("Let in");
        connected(ben).camera();
        anna.seesMoving(benName);
        settings.getByLabel("Who may enter").selectOption("MEMBERS");
        settings.locator("#save").click();
        ben.isTold("Cameras are paused until you agree");
        anna.page().locator("[data-person='" + benName + "'] video").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        ben.button("I agree");
        ben.isTold("You can turn your camera on again");
        ben.camera();
        anna.seesMoving(benName);
        anna.close();
        ben.close();
    }
}
