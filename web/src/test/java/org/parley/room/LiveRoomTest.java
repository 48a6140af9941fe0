package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.billing.Allowance;
import org.parley.billing.Entitlement;
import org.parley.billing.Plan;
import org.parley.chat.Said;
import org.parley.consent.Refusal;
import org.parley.media.Leg;
import org.parley.media.MediaCommand;
import org.parley.media.MediaEvent;
import org.parley.media.StreamId;
import org.parley.privacy.DataSubject;

@DisplayName("R7 a room with people in it")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveRoomTest {
    private static final RoomId ROOM = new RoomId(7);
    private static final int CAPACITY = 3;

    /** Keeps what a room sends to the media side and reports. */
    private static final class RoomsAlone extends LiveRooms {
        final List<MediaCommand> commands = new ArrayList<>();
        Refusal refusal;
        int people, cameras, lookUps;

        @Override void lookUpSoon(LiveRoom room) {
            lookUps++;
        }

        @Override Optional<Refusal> command(MediaCommand command, Person by) {
            if (refusal != null) return Optional.of(refusal);
            commands.add(command);
            return Optional.empty();
        }

        @Override void end(MediaCommand command) {
            commands.add(command);
        }

        @Override void report(RoomId room, int people, int cameras) {
            this.people = people;
            this.cameras = cameras;
        }
    }

    private final RoomsAlone rooms = new RoomsAlone();
    private final LiveRoom room = new LiveRoom(ROOM, Runnable::run, rooms);
    private final Map<Visitor, Listener> ears = new HashMap<>();

    @BeforeEach void has_rules() {
        room.ruled(Rules.usual(ROOM));
    }

    private static LiveRoom.Entry entry(List<Said> history, long known) {
        return new LiveRoom.Entry(history, List.of(), known, true, CAPACITY);
    }

    private Visitor visitor(String key, String name, Role role) {
        var ear = new Listener();
        var visitor = new Visitor(new Person.Guest(key, new ScreenName(name)), role, ear.connection, java.util.Locale.ENGLISH);
        ears.put(visitor, ear);
        return visitor;
    }

    private Visitor enter(String name) {
        return enter(visitor(name, name, Role.GUEST));
    }

    private Visitor enter(Visitor visitor) {
        assertThat(room.enter(visitor, entry(List.of(), 0))).isTrue();
        return visitor;
    }

    private Listener ear(Visitor visitor) {
        return ears.get(visitor);
    }

    private static Said said(long seq) {
        return new Said(ROOM, seq, new DataSubject("g1"), "id" + seq, "anna", "text " + seq, Instant.EPOCH, Said.Author.HERE, 0, "", false, List.of());
    }

    private static List<Long> sequence(List<JsonObject> frames) {
        return frames.stream().map(frame -> frame.getJsonNumber("seq").longValue()).toList();
    }

    private StreamId onCamera(Visitor visitor, String name) {
        var stream = new StreamId(name);
        publish(visitor, name);
        room.media(new MediaEvent.Answered(ROOM, visitor.id, stream, Leg.PUBLISH, "v=0"));
        return stream;
    }

    private void publish(Visitor visitor, String stream) {
        room.publish(visitor, new ClientFrame.Publish(Optional.of(new StreamId(stream)), "v=0", "camera", Optional.empty()));
    }

    @Test void who_comes_is_welcomed_and_the_others_are_told() {
        var anna = enter("anna");
        var ben = enter("ben");
        assertThat(ear(ben).last("welcome").getJsonArray("members").getValuesAs(JsonObject.class)).extracting(member -> member.getString("person")).containsExactly("anna", "ben");
        assertThat(ear(anna).last("joined").getString("person")).isEqualTo("ben");
        assertThat(ear(ben).frames("joined")).isEmpty();
        assertThat(rooms.people).isEqualTo(2);
    }

    @Test void a_full_room_refuses_all_but_its_owner() {
        for (var name : List.of("anna", "ben", "cleo")) enter(name);
        var dora = enter("dora");
        assertThat(ear(dora).last("error").getString("code")).isEqualTo("full");
        assertThat(ear(dora).closeCode()).isEqualTo(4003);
        assertThat(dora.inside).as("no request of theirs is followed").isNull();
        assertThat(rooms.people).isEqualTo(CAPACITY);
        var owner = enter(visitor("owner", "owner", Role.OWNER));
        assertThat(ear(owner).frames("welcome")).hasSize(1);
    }

    @Test void a_request_may_follow_the_welcome_at_once() {
        var anna = visitor("anna", "anna", Role.GUEST);
        var inside = new ArrayList<LiveRoom>();
        ear(anna).whenTold(() -> inside.add(anna.inside));
        enter(anna);
        assertThat(inside).isNotEmpty().containsOnly(room);
    }

    @Test void a_plan_that_comes_is_told_at_once_and_the_camera_comes_again_by_what_it_allows() {
        var anna = enter("anna");
        onCamera(anna, "cam");
        var more = new Allowance(Plan.EXTREME, Map.of(Entitlement.PICTURE, 1080));
        room.allowed(anna, more);
        assertThat(ear(anna).last("allowance").getJsonObject("allowance").getInt("lines")).isEqualTo(1080);
        assertThat(ear(anna).last("renegotiate").getString("stream")).isEqualTo("cam");
        publish(anna, "cam");
        assertThat(((MediaCommand.Publish) rooms.commands.getLast()).maxKbps()).isEqualTo(4500);
        ear(anna).forget();
        room.allowed(anna, more);
        assertThat(ear(anna).all()).as("nothing is new").isEmpty();
    }

    @Test void a_screen_name_is_in_a_room_once() {
        enter("anna");
        var other = enter(visitor("another", "Anna", Role.GUEST));
        assertThat(ear(other).last("error").getString("code")).isEqualTo("not-allowed");
        assertThat(ear(other).closeCode()).isEqualTo(4003);
    }

    @Test void the_second_tab_takes_over_without_anybody_leaving_also_when_the_room_is_full() {
        var anna = enter("anna");
        var ben = enter("ben");
        enter("cleo");
        onCamera(anna, "cam");
        ear(ben).forget();
        var again = enter("anna");
        assertThat(ear(anna).closeCode()).isEqualTo(4009);
        assertThat(ear(again).frames("welcome")).hasSize(1);
        assertThat(ear(ben).frames("left")).isEmpty();
        assertThat(ear(ben).frames("joined")).isEmpty();
        assertThat(ear(ben).last("unpublished").getString("stream")).isEqualTo("cam");
        assertThat(rooms.commands).contains(new MediaCommand.Leave(ROOM, anna.id));
        room.leave(anna); // the first tab's socket closes late
        assertThat(rooms.people).isEqualTo(3);
        assertThat(ear(again).isOpen()).isTrue();
    }

    @Test void who_leaves_takes_camera_and_chair_along() {
        var anna = enter("anna");
        var ben = enter("ben");
        onCamera(anna, "cam");
        room.leave(anna);
        assertThat(ear(ben).last("unpublished").getString("stream")).isEqualTo("cam");
        assertThat(ear(ben).last("left").getString("person")).isEqualTo("anna");
        assertThat(rooms.commands).contains(new MediaCommand.Leave(ROOM, anna.id));
        assertThat(rooms.people).isEqualTo(1);
        assertThat(rooms.cameras).isZero();
    }

    @Test void who_left_does_nothing_more() {
        var anna = enter("anna");
        var ben = enter("ben");
        room.leave(anna);
        ear(ben).forget();
        rooms.commands.clear();
        room.leave(anna);
        publish(anna, "cam");
        room.state(anna, new ClientFrame.State(true, true, true));
        room.whisper(anna, new ClientFrame.Whisper("w", "ben", "psst"), "now");
        assertThat(ear(ben).all()).isEmpty();
        assertThat(rooms.commands).isEmpty();
    }

    @Test void what_is_said_reaches_all_once_and_only_its_sender_is_acknowledged() {
        var anna = enter("anna");
        var ben = enter("ben");
        room.said(anna, said(1));
        room.said(anna, said(1));
        room.said(anna, said(2));
        for (var each : List.of(anna, ben)) assertThat(sequence(ear(each).frames("said"))).containsExactly(1L, 2L);
        assertThat(sequence(ear(anna).frames("ack"))).containsExactly(1L, 1L, 2L);
        assertThat(ear(ben).frames("ack")).isEmpty();
    }

    @Test void what_is_said_between_reading_the_history_and_entering_is_not_lost_and_not_doubled() {
        var anna = enter("anna");
        LongStream.rangeClosed(1, 3).forEach(seq -> room.said(anna, said(seq)));
        var ben = visitor("ben", "ben", Role.GUEST);
        assertThat(room.enter(ben, entry(List.of(said(1), said(2)), 2))).isTrue();
        assertThat(sequence(ear(ben).last("welcome").getJsonArray("history").getValuesAs(JsonObject.class))).containsExactly(1L, 2L, 3L);
        assertThat(ear(ben).last("welcome").getInt("last")).isEqualTo(3);
        room.said(anna, said(4));
        assertThat(sequence(ear(ben).frames("said"))).containsExactly(4L);
    }

    @Test void a_history_that_is_ahead_of_the_room_is_not_sent_again() {
        var anna = enter("anna");
        var ben = visitor("ben", "ben", Role.GUEST);
        assertThat(room.enter(ben, entry(List.of(said(1)), 1))).isTrue();
        room.said(anna, said(1));
        assertThat(ear(ben).frames("said")).isEmpty();
        assertThat(sequence(ear(anna).frames("said"))).containsExactly(1L);
    }

    @Test @DisplayName("R5 what another node stored later waits for what it stored before")
    void what_comes_early_from_another_node_is_shown_in_order() {
        var anna = enter("anna");
        room.said(anna, said(1));
        room.heard(said(3));
        room.heard(said(4));
        assertThat(sequence(ear(anna).frames("said"))).containsExactly(1L);
        assertThat(room.gap()).hasValue(1);
        room.heard(said(2));
        room.heard(said(3));
        assertThat(sequence(ear(anna).frames("said"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(room.gap()).isEmpty();
    }

    @Test @DisplayName("R5 what the database does not have is not waited for")
    void a_gap_that_stays_is_passed_over() {
        var anna = enter("anna");
        room.said(anna, said(1));
        room.heard(said(4));
        room.lookedUp(List.of(said(3), said(4)));
        room.heard(said(2));
        room.heard(said(5));
        assertThat(sequence(ear(anna).frames("said"))).containsExactly(1L, 3L, 4L, 5L);
        assertThat(rooms.lookUps).isEqualTo(1);
    }

    @Test void a_history_older_than_what_the_room_remembers_has_to_be_read_again() {
        var anna = enter("anna");
        LongStream.rangeClosed(1, 400).forEach(seq -> room.said(anna, said(seq)));
        var ben = visitor("ben", "ben", Role.GUEST);
        assertThat(room.enter(ben, entry(List.of(said(1)), 1))).isFalse();
        assertThat(ear(ben).all()).isEmpty();
        assertThat(room.enter(ben, entry(List.of(), 100))).isTrue();
    }

    @Test void a_whisper_reaches_two_and_a_repeated_one_only_its_sender() {
        var anna = enter("anna");
        var ben = enter("ben");
        var cleo = enter("cleo");
        for (int n = 0; n < 2; n++) room.whisper(anna, new ClientFrame.Whisper("w", "BEN", "psst"), "now");
        assertThat(ear(ben).frames("whispered")).hasSize(1);
        assertThat(ear(anna).frames("whispered")).hasSize(2);
        assertThat(ear(cleo).frames("whispered")).isEmpty();
    }

    @Test void a_whisper_to_nobody_is_an_error_with_its_id() {
        var anna = enter("anna");
        room.whisper(anna, new ClientFrame.Whisper("w", "nobody", "psst"), "now");
        assertThat(ear(anna).last("error").getString("code")).isEqualTo("not-allowed");
        assertThat(ear(anna).last("error").getString("id")).isEqualTo("w");
    }

    @Test void a_camera_is_announced_once_the_media_side_has_answered() {
        var anna = enter("anna");
        var ben = enter("ben");
        publish(anna, "cam");
        assertThat(ear(ben).frames("published")).isEmpty();
        room.media(new MediaEvent.Answered(ROOM, anna.id, new StreamId("cam"), Leg.PUBLISH, "v=0"));
        assertThat(ear(anna).last("answer").getString("sdp")).isEqualTo("v=0");
        assertThat(ear(ben).last("published").getString("person")).isEqualTo("anna");
        assertThat(rooms.cameras).isEqualTo(1);
    }

    @Test void a_person_sends_two_streams_at_most() {
        var anna = enter("anna");
        for (var name : List.of("one", "two", "three")) publish(anna, name);
        assertThat(rooms.commands).hasSize(2);
        assertThat(ear(anna).last("error").getString("stream")).isEqualTo("three");
        assertThat(ear(anna).last("error").getString("code")).isEqualTo("not-allowed");
        publish(anna, "two"); // once more, as after a lost connection
        assertThat(rooms.commands).hasSize(3);
    }

    @Test void so_many_are_on_camera_and_the_next_when_one_is_off() {
        var people = List.of(enter("anna"), enter("ben"), enter("cleo"));
        people.forEach(person -> publish(person, "of-" + person.name()));
        var cleo = people.getLast();
        assertThat(ear(cleo).last("error").getString("code")).isEqualTo("full");
        room.unpublish(people.getFirst(), new StreamId("of-anna"));
        publish(cleo, "of-cleo");
        assertThat(rooms.commands.getLast()).isInstanceOfSatisfying(MediaCommand.Publish.class, publish -> assertThat(publish.by()).isEqualTo(cleo.id));
    }

    @Test void a_stream_belongs_to_who_sends_it() {
        var anna = enter("anna");
        var ben = enter("ben");
        onCamera(anna, "cam");
        rooms.commands.clear();
        publish(ben, "cam");
        room.unpublish(ben, new StreamId("cam"));
        assertThat(ear(ben).last("error").getString("code")).isEqualTo("not-allowed");
        assertThat(rooms.commands).isEmpty();
    }

    @Test void only_a_stream_that_is_there_can_be_watched() {
        var anna = enter("anna");
        var ben = enter("ben");
        room.subscribe(ben, new StreamId("cam"), "v=0");
        assertThat(ear(ben).last("error").getString("code")).isEqualTo("no-such-stream");
        var stream = onCamera(anna, "cam");
        room.subscribe(ben, stream, "v=0");
        assertThat(rooms.commands.getLast()).isEqualTo(new MediaCommand.Subscribe(ROOM, ben.id, stream, "v=0"));
    }

    @Test void a_refused_camera_may_be_tried_again() {
        var anna = enter("anna");
        publish(anna, "cam");
        room.media(new MediaEvent.Refused(ROOM, anna.id, new StreamId("cam"), Leg.PUBLISH, MediaEvent.Reason.UNAVAILABLE, "not now"));
        assertThat(ear(anna).last("error").getString("code")).isEqualTo("unavailable");
        onCamera(anna, "cam");
        assertThat(ear(anna).last("published").getString("stream")).isEqualTo("cam");
    }

    @Test void who_may_not_be_seen_now_is_told_and_holds_no_place() {
        var anna = enter("anna");
        rooms.refusal = Refusal.RESTRICTED;
        for (int n = 0; n < 5; n++) publish(anna, "cam" + n);
        assertThat(ear(anna).frames("error")).hasSize(5).allSatisfy(error -> assertThat(error.getString("code")).isEqualTo(Refusal.RESTRICTED.code()));
        rooms.refusal = null;
        publish(anna, "cam");
        assertThat(rooms.commands).hasSize(1);
    }

    @Test void a_state_is_told_when_it_changes() {
        var anna = enter("anna");
        var ben = enter("ben");
        for (int n = 0; n < 3; n++) room.state(anna, new ClientFrame.State(true, false, false));
        assertThat(ear(ben).frames("state")).hasSize(1);
    }

    @Test void who_may_not_be_heard_any_more_is_taken_out() {
        var anna = enter("anna");
        var ben = enter("ben");
        room.dismiss(anna.person.subject());
        assertThat(ear(anna).closeCode()).isEqualTo(4003);
        assertThat(ear(ben).last("left").getString("person")).isEqualTo("anna");
    }
}
