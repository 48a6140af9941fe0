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
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.consent.Refusal;
import org.parley.media.Leg;
import org.parley.media.MediaCommand;
import org.parley.media.MediaEvent;
import org.parley.media.StreamId;

@DisplayName("R16 who is on camera sees who is watching")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {
    private static final StreamId STREAM = new StreamId("cam");

    private static final class RoomsAlone extends LiveRooms {
        final List<Runnable> later = new ArrayList<>();

        @Override Optional<Refusal> command(MediaCommand command, Person by) {
            return Optional.empty();
        }

        @Override void end(MediaCommand command) { }

        @Override void report(RoomId room, int people, int cameras) { }

        @Override void loadTogether(LiveRoom room) { }

        @Override void later(int millis, LiveRoom room, Runnable task) {
            later.add(task);
        }

        void passes() {
            var now = List.copyOf(later);
            later.clear();
            now.forEach(Runnable::run);
        }
    }

    private final RoomsAlone rooms = new RoomsAlone();
    private final LiveRoom room = new LiveRoom(new RoomId(7), Runnable::run, rooms);
    private final Map<Visitor, Listener> ears = new HashMap<>();
    private Visitor anna;

    @BeforeEach void anna_is_on_camera() {
        room.ruled(Rules.usual(room.id));
        anna = enter("anna");
        room.publish(anna, new ClientFrame.Publish(Optional.of(STREAM), "v=0", "camera", Optional.empty()));
        room.media(new MediaEvent.Answered(room.id, anna.id, STREAM, Leg.PUBLISH, "v=0"));
    }

    private Visitor enter(String name) {
        var ear = new Listener();
        var visitor = new Visitor(new Person.Guest(name, new ScreenName(name)), Role.MEMBER, ear.connection, Locale.ENGLISH);
        ears.put(visitor, ear);
        assertThat(room.enter(visitor, new LiveRoom.Entry(List.of(), List.of(), 0, true, 2000))).isTrue();
        return visitor;
    }

    @Test void only_who_is_on_camera_is_told_and_again_when_somebody_stops_or_leaves() {
        Visitor ben = enter("ben"), carl = enter("carl");
        room.subscribe(ben, STREAM, "v=0");
        room.subscribe(carl, STREAM, "v=0");
        rooms.passes();
        assertThat(ears.get(anna).last("audience").getInt("count")).isEqualTo(2);
        assertThat(ears.get(anna).last("audience").getJsonArray("watching").toString()).contains("ben", "carl");
        assertThat(ears.get(ben).frames("audience")).isEmpty();
        room.unsubscribe(ben, STREAM);
        room.leave(carl);
        rooms.passes();
        rooms.passes();
        assertThat(ears.get(anna).last("audience").getInt("count")).isZero();
    }

    @Test void a_thousand_who_come_at_once_are_two_frames_with_fifty_names() {
        for (int i = 0; i < 1000; i++) room.subscribe(enter("guest" + i), STREAM, "v=0");
        rooms.passes();
        rooms.passes();
        rooms.passes();
        var told = ears.get(anna).frames("audience");
        assertThat(told).hasSizeLessThanOrEqualTo(2);
        assertThat(told.getLast().getInt("count")).isEqualTo(1000);
        assertThat(told.getLast().getJsonArray("watching")).hasSize(Audience.NAMES);
    }
}
