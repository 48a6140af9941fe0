package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.Person;
import org.parley.account.ScreenName;

@DisplayName("R7 comings and goings")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComingsTest {
    private static final class RoomsAlone extends LiveRooms {
        final List<Runnable> later = new ArrayList<>();

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

    private record Somebody(Visitor visitor, Listener ear) {}

    private final RoomsAlone rooms = new RoomsAlone();
    private final LiveRoom room = new LiveRoom(new RoomId(7), Runnable::run, rooms);

    private Somebody enter(String name, boolean gathers) {
        if (room.rules() == null) room.ruled(Rules.usual(room.id));
        var ear = new Listener();
        var visitor = new Visitor(new Person.Guest(name, new ScreenName(name)), Role.MEMBER, ear.connection, Locale.ENGLISH);
        visitor.gathers = gathers;
        assertThat(room.enter(visitor, new LiveRoom.Entry(List.of(), List.of(), 0, true, 2000))).isTrue();
        return new Somebody(visitor, ear);
    }

    @Test void in_a_small_room_each_is_told_at_once() {
        var anna = enter("anna", true);
        enter("ben", true);
        assertThat(anna.ear().last("joined").getString("person")).isEqualTo("ben");
    }

    @Test void a_thousand_at_once_are_a_few_frames_for_who_gathers_and_each_for_who_does_not() {
        var browser = enter("browser", true);
        var other = enter("other", false);
        for (int i = 0; i < 1000; i++) enter("guest" + i, true);
        rooms.passes();
        assertThat(browser.ear().frames("joined")).hasSizeLessThan(Comings.FULL);
        assertThat(browser.ear().frames("presence")).hasSize(1);
        assertThat(browser.ear().frames("joined").size() + browser.ear().last("presence").getJsonArray("joined").size()).isEqualTo(1001);
        assertThat(other.ear().frames("joined")).hasSize(1000);
    }

    @Test void who_came_and_went_meanwhile_is_not_told_and_nobody_is_told_about_before_they_are_known() {
        var anna = enter("anna", true);
        for (int i = 0; i < 40; i++) enter("guest" + i, true);
        rooms.passes();
        anna.ear().forget();
        room.leave(enter("shy", true).visitor());
        rooms.passes();
        assertThat(anna.ear().all().toString()).doesNotContain("shy");
        var ben = enter("ben", true);
        room.hand(ben.visitor(), true);
        assertThat(anna.ear().all()).extracting(frame -> frame.getString("type")).containsExactly("presence", "hand");
        room.leave(ben.visitor());
        rooms.passes();
        assertThat(anna.ear().last("presence").getJsonArray("left").getString(0)).isEqualTo("ben");
    }
}
