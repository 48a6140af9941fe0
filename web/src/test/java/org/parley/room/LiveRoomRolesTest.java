package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.media.MediaCommand;
import org.parley.media.StreamId;

@DisplayName("R4 who may what in a room")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveRoomRolesTest {
    private static final RoomId ROOM = new RoomId(7);

    private static final class RoomsAlone extends LiveRooms {
        final List<MediaCommand> commands = new ArrayList<>();
        final List<Runnable> later = new ArrayList<>();

        @Override Optional<org.parley.consent.Refusal> command(MediaCommand command, Person by) {
            commands.add(command);
            return Optional.empty();
        }

        @Override void end(MediaCommand command) {
            commands.add(command);
        }

        @Override void report(RoomId room, int people, int cameras) { }

        @Override void later(int millis, LiveRoom room, Runnable task) {
            later.add(task);
        }
    }

    private final RoomsAlone rooms = new RoomsAlone();
    private final LiveRoom room = new LiveRoom(ROOM, Runnable::run, rooms);
    private final Map<Visitor, Listener> ears = new HashMap<>();

    @BeforeEach void has_rules() {
        room.ruled(Rules.usual(ROOM));
    }

    private Visitor visitor(String name, Role role) {
        var ear = new Listener();
        var visitor = new Visitor(new Person.Guest(name, new ScreenName(name)), role, ear.connection, Locale.ENGLISH);
        ears.put(visitor, ear);
        return visitor;
    }

    private Visitor enter(String name, Role role) {
        var visitor = visitor(name, role);
        enter(visitor);
        return visitor;
    }

    private void enter(Visitor visitor) {
        assertThat(room.enter(visitor, new LiveRoom.Entry(List.of(), List.of(), 0, true, 20))).isTrue();
    }

    private Listener ear(Visitor visitor) {
        return ears.get(visitor);
    }

    private void publish(Visitor visitor, String source) {
        room.publish(visitor, new ClientFrame.Publish(Optional.of(new StreamId(visitor.name() + source)), "v=0", source, Optional.empty()));
    }

    private boolean asksMedia(Visitor visitor) {
        return rooms.commands.stream().anyMatch(command -> command instanceof MediaCommand.Publish asked && asked.by().equals(visitor.id));
    }

    @ParameterizedTest @EnumSource(Role.class)
    void cameras_screens_hands_and_whispers_go_by_permission(Role role) {
        var other = enter("other", Role.GUEST);
        var visitor = enter("somebody", role);
        var rules = room.rules();
        publish(visitor, "camera");
        assertThat(asksMedia(visitor)).isEqualTo(rules.allows(role, Permission.CAMERA));
        room.hand(visitor, true);
        assertThat(ear(other).frames("hand")).hasSize(rules.allows(role, Permission.HAND) ? 1 : 0);
        room.whisper(visitor, new ClientFrame.Whisper("w", "other", "psst"), "now");
        assertThat(ear(other).frames("whispered")).hasSize(rules.allows(role, Permission.WHISPER) ? 1 : 0);
        room.admit(visitor, new ClientFrame.Admit("nobody", true));
        room.camera(visitor, new ClientFrame.Camera("other", false, false));
        assertThat(ear(other).frames("camera")).hasSize(rules.allows(role, Permission.ADMIT) ? 1 : 0);
    }

    @Test @DisplayName("R13 on a stage only speakers and above are on camera")
    void a_stage_takes_the_audience_off_camera() {
        var speaker = enter("speaker", Role.SPEAKER);
        var member = enter("member", Role.MEMBER);
        publish(member, "camera");
        rooms.commands.clear();
        room.ruled(Rules.of(ROOM).onStage());
        assertThat(rooms.commands).anyMatch(command -> command instanceof MediaCommand.Unpublish);
        publish(member, "camera");
        assertThat(ear(member).last("error").getString("need")).isEqualTo("stage");
        publish(speaker, "camera");
        assertThat(asksMedia(speaker)).isTrue();
        room.give(member, Role.SPEAKER);
        publish(member, "camera");
        assertThat(asksMedia(member)).isTrue();
    }

    @Test @DisplayName("R3 whoever asks for the camera is let by a moderator")
    void camera_by_approval() {
        room.ruled(Rules.of(ROOM).camera(CameraDoor.APPROVAL));
        var moderator = enter("moderator", Role.MODERATOR);
        var member = enter("member", Role.MEMBER);
        publish(member, "camera");
        assertThat(asksMedia(member)).isFalse();
        assertThat(ear(member).last("error").getString("need")).isEqualTo("camera-approval");
        assertThat(ear(moderator).last("asking").getString("person")).isEqualTo("member");
        room.camera(member, new ClientFrame.Camera("member", true, false));
        assertThat(ear(member).frames("camera")).as("nobody lets themself").isEmpty();
        room.camera(moderator, new ClientFrame.Camera("member", true, false));
        assertThat(ear(member).last("camera").getBoolean("yes")).isTrue();
        publish(member, "camera");
        assertThat(asksMedia(member)).isTrue();
    }

    @Test @DisplayName("R15 a changed label pauses cameras until each person accepts it")
    void a_changed_label_pauses_cameras() {
        var member = enter("member", Role.MEMBER);
        publish(member, "camera");
        rooms.commands.clear();
        room.ruled(Rules.of(ROOM).door(DoorPolicy.MEMBERS));
        assertThat(rooms.commands).anyMatch(command -> command instanceof MediaCommand.Unpublish);
        assertThat(ear(member).last("rules").getBoolean("accept")).isTrue();
        publish(member, "camera");
        assertThat(ear(member).last("error").getString("code")).isEqualTo("consent-needed");
        room.accept(member, "00000000");
        publish(member, "camera");
        assertThat(asksMedia(member)).isFalse();
        room.accept(member, room.rules().label().version());
        publish(member, "camera");
        assertThat(asksMedia(member)).isTrue();
    }

    @Test @DisplayName("R3 who knocks is let in, or not, and then comes again by themself")
    void knocking() {
        var moderator = enter("moderator", Role.MODERATOR);
        var guest = enter("guest", Role.GUEST);
        var outside = visitor("outside", Role.GUEST);
        room.knock(outside, () -> enter(outside));
        assertThat(ear(outside).last("waiting")).isNotNull();
        assertThat(ear(moderator).last("knocking").getString("person")).isEqualTo("outside");
        assertThat(ear(guest).frames("knocking")).isEmpty();
        room.admit(guest, new ClientFrame.Admit("outside", true));
        assertThat(ear(outside).frames("welcome")).isEmpty();
        room.admit(moderator, new ClientFrame.Admit("outside", true));
        assertThat(ear(outside).frames("welcome")).hasSize(1);
        room.leave(outside);
        var again = visitor("outside", Role.GUEST);
        room.knock(again, () -> enter(again));
        assertThat(ear(again).frames("welcome")).hasSize(1);

        var unwanted = visitor("unwanted", Role.GUEST);
        room.knock(unwanted, () -> enter(unwanted));
        room.admit(moderator, new ClientFrame.Admit("unwanted", false));
        assertThat(ear(unwanted).frames("welcome")).isEmpty();
        assertThat(ear(unwanted).last("error").getString("code")).isEqualTo("not-allowed");
    }

    @Test @DisplayName("R6 a block stops private messages both ways")
    void a_block_stops_whispers_both_ways() {
        var anna = enter("anna", Role.MEMBER);
        var ben = enter("ben", Role.MEMBER);
        room.hides(anna, ben, true);
        room.whisper(ben, new ClientFrame.Whisper("1", "anna", "psst"), "now");
        room.whisper(anna, new ClientFrame.Whisper("2", "ben", "psst"), "now");
        assertThat(ear(anna).frames("whispered")).isEmpty();
        assertThat(ear(ben).frames("whispered")).isEmpty();
        room.hides(anna, ben, false);
        room.whisper(ben, new ClientFrame.Whisper("3", "anna", "psst"), "now");
        assertThat(ear(anna).frames("whispered")).hasSize(1);
    }
}
