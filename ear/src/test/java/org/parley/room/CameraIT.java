package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** Whose camera or browser does not play along is told why, and takes part without. */
@Tag("browser")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CameraIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String room = Visitor.unique("camera"), annaName = Visitor.unique("anna"), benName = Visitor.unique("ben");
    private Browser chromium;
    private Browser.Window anna;

    @BeforeEach void anna_is_on_camera() {
        chromium = new Browser();
        anna = chromium.open(portal).signUp(annaName).openRoom(room);
        anna.camera();
    }

    @AfterEach void close() {
        chromium.close();
    }

    @Test void who_denies_the_camera_is_told_how_to_allow_it_and_takes_part_without() {
        try (var other = Browser.thatDeniesTheCamera()) {
            var ben = enter(other);
            ben.camera();
            ben.isTold("Your browser does not allow camera and microphone here. Click the sign beside the address, allow them, and try again.");
            takesPartWithoutCamera(ben);
        }
    }

    @Test void who_has_no_camera_and_no_microphone_is_told_and_takes_part_without() {
        try (var other = Browser.withoutDevices()) {
            var ben = enter(other);
            ben.camera();
            ben.isTold("No camera and no microphone was found. Plug one in and try again.");
            takesPartWithoutCamera(ben);
        }
    }

    @Test void checking_the_devices_says_what_is_missing() {
        try (var other = Browser.withoutDevices()) {
            var ben = enter(other);
            ben.button("Check devices");
            ben.isTold("No camera and no microphone was found.");
            ben.page().getByText("No picture").waitFor();
            ben.button("Close");
            takesPartWithoutCamera(ben);
        }
    }

    @Test void who_has_a_microphone_only_is_told_and_heard() {
        try (var other = Browser.withoutCamera()) {
            var ben = enter(other);
            ben.camera();
            ben.isTold("Your camera did not open, so you are on with your microphone only.");
            anna.hears(benName);
            ben.seesMoving(annaName);
            assertThat(ben.isOnAir()).isTrue();
        }
    }

    @Test void whose_browser_blocks_sound_sees_at_once_and_hears_after_a_click() {
        try (var other = Browser.thatBlocksSound()) {
            var ben = other.open(portal).signUp(benName).untouchedAt("/room/" + room);
            ben.seesMoving(annaName);
            assertThat(ben.isMuted(annaName)).isTrue();
            ben.button("Click to hear");
            ben.hears(annaName);
            assertThat(ben.isMuted(annaName)).isFalse();
            ben.seesMoving(annaName);
        }
    }

    private Browser.Window enter(Browser browser) {
        return browser.open(portal).signUp(benName).findInDirectory(room);
    }

    private void takesPartWithoutCamera(Browser.Window ben) {
        ben.seesMoving(annaName);
        ben.say("here without a camera");
        anna.sees("here without a camera");
        assertThat(ben.isOnAir()).isFalse();
    }
}
