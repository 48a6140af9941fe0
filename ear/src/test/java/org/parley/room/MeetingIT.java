package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MeetingIT {
    private final Portal portal = portal();

    Portal portal() {
        return Portal.shared(Portal.Database.H2);
    }

    @Test void two_people_meet_write_and_see_and_hear_each_other() {
        String room = Visitor.unique("meet"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");
        try (var chromiumOfAnna = new Browser(); var chromiumOfBen = new Browser()) {
            var anna = chromiumOfAnna.open(portal).signUp(annaName).openRoom(room);
            var ben = chromiumOfBen.open(portal).signUp(benName).findInDirectory(room);
            enter(anna, ben);
            anna.say("hello from anna");
            ben.sees("hello from anna");
            ben.say("hello from ben");
            anna.sees("hello from ben");
            anna.camera();
            ben.camera();
            anna.seesMoving(benName);
            ben.seesMoving(annaName);
            anna.hears(benName);
            ben.hears(annaName);
        }
    }

    @Test void ten_seconds_without_network_lose_and_double_nothing() {
        String room = Visitor.unique("meet"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");
        try (var chromiumOfAnna = new Browser(); var chromiumOfBen = new Browser()) {
            var anna = chromiumOfAnna.open(portal).signUp(annaName).openRoom(room);
            var ben = chromiumOfBen.open(portal).signUp(benName).findInDirectory(room);
            enter(anna, ben);
            anna.camera();
            ben.seesMoving(annaName);
            anna.context().setOffline(true);
            anna.say("written offline");
            ben.say("said meanwhile");
            anna.page().waitForTimeout(10_000); // the time without network is what is tested
            anna.context().setOffline(false);
            ben.sees("written offline");
            anna.sees("said meanwhile");
            anna.sees("written offline");
            assertThat(ben.timesSeen("written offline")).isEqualTo(1);
            assertThat(anna.timesSeen("written offline")).isEqualTo(1);
            assertThat(anna.timesSeen("said meanwhile")).isEqualTo(1);
            ben.seesMoving(annaName);
        }
    }

    private static void enter(Browser.Window... windows) {
        for (var window : windows) window.page().getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).waitFor();
    }
}
