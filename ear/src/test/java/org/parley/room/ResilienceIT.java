package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** Two on camera, one of them where the network is not what it should be. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResilienceIT {
    private static final int A_MINUTE = 60_000;
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String room = Visitor.unique("weak"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");

    private interface Meeting {
        void go(Browser.Window anna, Browser.Window ben, WeakNetwork network);
    }

    private void meet(Meeting meeting) throws IOException {
        try (var network = new WeakNetwork(portal.mediaPort()); var one = new Browser(); var other = new Browser()) {
            var anna = one.open(portal);
            network.under(anna);
            anna.signUp(annaName).openRoom(room);
            var ben = other.open(portal).signUp(benName).findInDirectory(room);
            anna.camera();
            ben.camera();
            ben.seesMoving(annaName);
            anna.seesMoving(benName);
            meeting.go(anna, ben, network);
        }
    }

    /** Until a picture of somebody is at least, or at most, so wide. */
    private static void widthOf(Browser.Window window, String person, int least, int most) {
        window.page().waitForFunction("([s, least, most]) => [...document.querySelectorAll(s)].some(v => v.videoWidth >= least && v.videoWidth <= most)",
            List.of("[data-person='" + person + "'] video", least, most), new Page.WaitForFunctionOptions().setTimeout(A_MINUTE));
    }

    @Test @DisplayName("R8 M9 on a narrow way the picture shrinks first, then stops, and the sound stays; it comes back by itself")
    void narrow() throws IOException {
        meet((anna, ben, network) -> {
            widthOf(ben, annaName, 960, 4000);
            network.uplink(220_000);
            widthOf(ben, annaName, 1, 640);
            ben.hears(annaName);
            network.uplink(60_000);
            anna.page().getByText("your picture stops so that your sound stays").first().waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE));
            ben.hears(annaName);
            network.uplink(5_000_000);
            anna.page().getByText("your picture is back").first().waitFor(new Locator.WaitForOptions().setTimeout(A_MINUTE));
            ben.seesMoving(annaName);
        });
    }

    @Test @DisplayName("R8 who goes from wireless to mobile is back by themself, with camera and what was said meanwhile")
    void another_network() throws IOException {
        meet((anna, ben, network) -> {
            anna.say("at home");
            ben.sees("at home");
            network.cut();
            anna.context().setOffline(true);
            anna.isDisconnected();
            anna.say("on the stairs");
            ben.say("are you there?");
            anna.context().setOffline(false);
            ben.sees("on the stairs");
            anna.sees("are you there?");
            ben.seesMoving(annaName);
            anna.seesMoving(benName);
            anna.hears(benName);
            for (var window : List.of(anna, ben)) assertThat(window.timesSeen("on the stairs")).isEqualTo(1);
        });
    }

    @Test @DisplayName("R8 where only the way of the media breaks, both see each other again without a click")
    void media_way_lost() throws IOException {
        meet((anna, ben, network) -> {
            network.cut();
            anna.seesMoving(benName);
            ben.seesMoving(annaName);
            ben.hears(annaName);
        });
    }

    @Test @DisplayName("R17 a second tab takes over with one presence, and the first says so and offers to come back")
    void second_tab() throws IOException {
        meet((anna, ben, network) -> {
            var second = new Browser.Window(anna.context(), anna.context().newPage());
            second.page().navigate("/room/" + room);
            second.camera();
            second.seesMoving(benName);
            ben.seesMoving(annaName);
            assertThat(ben.page().locator("#people > li").filter(new Locator.FilterOptions().setHasText(annaName)).count()).as("one presence").isEqualTo(1);
            anna.page().getByText("You opened this room in another tab.").first().waitFor();
        });
    }
}
