package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** The server dies in the middle of a meeting and comes back: so do the people, without a click. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartIT {
    @Test void people_on_camera_are_back_by_themselves_after_the_server_died() {
        String room = Visitor.unique("meet"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");
        try (var portal = new Portal(Portal.Database.H2).start(); var chromiumOfAnna = new Browser(); var chromiumOfBen = new Browser()) {
            var anna = chromiumOfAnna.open(portal).signUp(annaName).openRoom(room);
            var ben = chromiumOfBen.open(portal).signUp(benName).findInDirectory(room);
            anna.camera();
            ben.camera();
            anna.seesMoving(benName);
            ben.seesMoving(annaName);
            anna.say("before");
            ben.sees("before");
            anna.types("half a sen");
            portal.kill9();
            ben.isDisconnected();
            ben.say("into the void");
            portal.start();
            anna.sees("into the void");
            anna.seesMoving(benName);
            ben.seesMoving(annaName);
            anna.hears(benName);
            assertThat(anna.typed()).isEqualTo("half a sen");
            anna.say("and after");
            ben.sees("and after");
            for (var window : new Browser.Window[] {anna, ben})
                for (var text : new String[] {"before", "into the void", "and after"}) assertThat(window.timesSeen(text)).as(text).isEqualTo(1);
        }
    }
}
