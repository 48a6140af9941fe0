package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
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

/** Who watches, who is heard how, and what is done with keys, in two Chromiums. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PresenceIT {
    private static Browser one, other;
    private final String room = Visitor.unique("presence"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");

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
        return connected(ben);
    }

    private static Browser.Window connected(Browser.Window window) {
        window.page().locator("#room[data-state=connected]").waitFor();
        return window;
    }

    private static void clean(Browser.Window window, String what) {
        assertThat(new AxeBuilder(window.page()).analyze().getViolations()).as(what).isEmpty();
    }

    private Locator tile(Browser.Window window, String person) {
        return window.page().locator(".tile[data-person='" + person + "']");
    }

    @Test @DisplayName("R16 M2 M9 M10 who watches is told; volume, pin and the numbers of a picture are in its menu; sound alone saves the picture")
    void pictures() {
        var anna = anna();
        var ben = ben();
        anna.camera();
        ben.camera();
        anna.seesMoving(benName);
        anna.button("1 watching you");
        anna.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(benName)).waitFor();
        clean(anna, "who watches");
        anna.page().keyboard().press("Escape");

        anna.button("More about the picture of " + benName);
        clean(anna, "menu of a picture");
        anna.page().getByLabel("Volume of " + benName).fill("30");
        assertThat(tile(anna, benName).locator("video").evaluate("video => video.volume")).isEqualTo(0.3);
        anna.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Pin").setExact(true)).click();
        assertThat(tile(anna, benName).getAttribute("class")).contains("large");
        anna.button("More about the picture of " + benName);
        anna.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Why is the picture")).click();
        anna.page().getByText("kbit/s").waitFor();
        clean(anna, "numbers of a picture");
        anna.page().keyboard().press("Escape");

        anna.page().keyboard().press("Alt+d");
        anna.page().getByText("Sound, data and keys").click();
        clean(anna, "devices");
        anna.page().getByLabel("Pictures of others").selectOption("none");
        tile(anna, benName).and(anna.page().locator("[data-no-picture]")).waitFor();
        anna.page().waitForFunction("name => document.querySelector(`.tile[data-person='${name}'] video`).srcObject.getTracks().map(track => track.kind).join() === 'audio'", benName);
        anna.page().keyboard().press("Escape");
        anna.hears(benName);
        anna.page().keyboard().press("Alt+d");
        anna.page().getByLabel("Pictures of others").selectOption("all");
        anna.page().keyboard().press("Escape");
        anna.seesMoving(benName);
        anna.close();
        ben.close();
    }

    @Test @DisplayName("M10 with push to talk the microphone is open while the space bar is held; every key is listed")
    void keys() {
        var anna = anna();
        var ben = ben();
        anna.page().keyboard().press("?");
        anna.page().getByText("pin the picture you are at").waitFor();
        clean(anna, "the list of keys");
        anna.page().keyboard().press("Escape");
        anna.page().keyboard().press("Alt+d");
        anna.page().getByText("Sound, data and keys").click();
        anna.page().getByLabel("Push to talk").check();
        anna.page().keyboard().press("Escape");
        anna.page().keyboard().press("Alt+v");
        ben.seesMoving(annaName);
        tile(ben, annaName).and(ben.page().locator("[data-muted]")).waitFor();
        anna.page().locator("#room h1").click();
        anna.page().keyboard().down("Space");
        tile(ben, annaName).and(ben.page().locator(":not([data-muted])")).waitFor();
        anna.page().keyboard().up("Space");
        tile(ben, annaName).and(ben.page().locator("[data-muted]")).waitFor();
        anna.page().keyboard().press("Alt+c");
        anna.page().keyboard().type("with spaces ?");
        assertThat(anna.typed()).as("keys mean themselves where somebody writes").isEqualTo("with spaces ?");
        anna.close();
        ben.close();
    }

    @Test @DisplayName("M1 a microphone that is plugged in is offered, and one that is pulled out gives way to another")
    void devices_come_and_go() {
        var anna = anna();
        anna.camera();
        anna.page().locator("[data-mine] video").waitFor();
        anna.page().evaluate("""
            () => {
              const real = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
              window.headset = true;
              navigator.mediaDevices.enumerateDevices = async () => [...await real(), ...window.headset ? [{ kind: 'audioinput', deviceId: 'headset', label: 'Headset' }] : []];
              navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
            }""");
        anna.isTold("A microphone was plugged in: Headset");
        anna.button("Use it");
        anna.page().evaluate("() => { window.headset = false; navigator.mediaDevices.dispatchEvent(new Event('devicechange')); }");
        anna.isTold("The microphone Headset is gone");
        assertThat((Boolean) anna.page().evaluate("() => document.querySelector('[data-mine] video').srcObject.getAudioTracks()[0].readyState === 'live'")).isTrue();
        anna.close();
    }

    @Test @DisplayName("R7 comings and goings are told to screen readers in one sentence")
    void comings() {
        var anna = anna();
        var guests = new ArrayList<RoomClient>();
        for (int i = 0; i < 5; i++) guests.add(RoomClient.join(Portal.shared(Portal.Database.H2), room, Visitor.unique("guest")));
        anna.page().locator("#comings:has-text('and 4 others came in')").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        guests.forEach(RoomClient::close);
        anna.page().locator("#comings:has-text('and 4 others left')").waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        anna.close();
    }
}
