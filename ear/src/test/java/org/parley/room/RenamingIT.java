package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

@DisplayName("A4 R7 who takes another name while in a room goes on there under the new one")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenamingIT {
    private final String before = Visitor.unique("Anna"), after = Visitor.unique("Hanna");

    @Test void the_others_see_one_leave_and_the_other_come() {
        var portal = Portal.shared(Portal.Database.H2);
        var anna = Visitor.member(portal, before);
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        try (var ben = RoomClient.join(portal, room, Visitor.unique("ben")); var inside = RoomClient.connect(anna, room).hello()) {
            ben.await("joined", frame -> frame.getString("person").equals(before));
            anna.fill("/settings/name", "Change name", Map.of("New screen name", after));
            ben.await("left", frame -> frame.getString("person").equals(before));
            assertThat(inside.awaitClose()).as("a code on which a client comes back").isEqualTo(1012);
            try (var again = RoomClient.connect(anna, room).hello()) {
                assertThat(again.welcome().getString("you")).isEqualTo(after);
                ben.await("joined", frame -> frame.getString("person").equals(after));
            }
        }
    }

    @Test @Tag("browser") void a_browser_comes_back_by_itself_with_its_camera() {
        var portal = Portal.shared(Portal.Database.H2);
        var room = Visitor.unique("meet");
        try (var chromiumOfAnna = new Browser(); var chromiumOfBen = new Browser()) {
            var anna = chromiumOfAnna.open(portal).signUp(before).openRoom(room);
            var ben = chromiumOfBen.open(portal).signUp(Visitor.unique("ben")).findInDirectory(room);
            anna.camera();
            ben.seesMoving(before);
            var settings = new Browser.Window(anna.context(), anna.context().newPage());
            settings.page().navigate("/settings/name");
            settings.page().getByLabel("New screen name").fill(after);
            settings.button("Change name");
            settings.page().waitForURL("**/settings/profile**");
            ben.seesMoving(after);
            anna.page().waitForSelector("[data-mine][data-person='" + after + "']");
            anna.say("it is still me");
            ben.sees("it is still me");
            anna.sees("it is still me");
            assertThat(anna.timesSeen("it is still me")).isEqualTo(1);
            assertThat(ben.page().locator("#people").innerText()).contains(after).doesNotContain(before);
        }
    }
}
