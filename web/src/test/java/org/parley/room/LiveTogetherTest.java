package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.together.Together;

@DisplayName("R12 R13 what a room does together is told to its people")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveTogetherTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static final class RoomsAlone extends LiveRooms {
        final List<Runnable> later = new ArrayList<>();
        final List<Integer> millis = new ArrayList<>();
        int asked;

        @Override void loadTogether(LiveRoom room) {
            asked++;
        }

        @Override void later(int millis, LiveRoom room, Runnable task) {
            later.add(task);
            this.millis.add(millis);
        }

        @Override void report(RoomId room, int people, int cameras) { }

        @Override Instant now() {
            return NOW;
        }

        void runLater() {
            var now = List.copyOf(later);
            later.clear();
            millis.clear();
            now.forEach(Runnable::run);
        }
    }

    private final RoomsAlone rooms = new RoomsAlone();
    private final LiveRoom room = new LiveRoom(new RoomId(7), Runnable::run, rooms);

    private Listener enter(String name) {
        room.ruled(Rules.usual(room.id));
        var ear = new Listener();
        room.enter(new Visitor(new Person.Guest(name, new ScreenName(name)), Role.MEMBER, ear.connection, Locale.ENGLISH), new LiveRoom.Entry(List.of(), List.of(), 0, true, 2000));
        return ear;
    }

    private static Together timer(int seconds) {
        return new Together(List.of(), Optional.empty(), List.of(), Optional.of(new Together.Timer("", seconds, NOW.plusSeconds(seconds))), Optional.empty(), Optional.empty());
    }

    private static final Together NOTHING = new Together(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test void it_is_looked_up_once_for_the_first_and_nothing_is_told_where_there_is_nothing() {
        var anna = enter("anna");
        room.together().loaded(NOTHING);
        var ben = enter("ben");
        assertThat(rooms.asked).isEqualTo(1);
        assertThat(anna.frames("together")).isEmpty();
        assertThat(ben.frames("together")).isEmpty();
    }

    @Test void who_comes_later_is_told_from_memory() {
        enter("anna");
        room.together().loaded(timer(60));
        assertThat(enter("ben").last("together").getJsonObject("timer").getInt("ends")).isEqualTo(60);
        assertThat(rooms.asked).isEqualTo(1);
    }

    @Test void a_thousand_votes_at_once_are_two_look_ups_and_two_frames_each() {
        var anna = enter("anna");
        room.together().loaded(NOTHING);
        rooms.runLater();
        for (int i = 0; i < 1000; i++) room.together().look();
        assertThat(rooms.asked).isEqualTo(2);
        room.together().loaded(timer(60));
        rooms.runLater();
        assertThat(rooms.asked).as("once more for those that came meanwhile").isEqualTo(3);
        room.together().loaded(timer(59));
        rooms.runLater();
        assertThat(rooms.asked).isEqualTo(3);
        assertThat(anna.frames("together")).hasSize(2);
    }

    @Test void a_breakout_that_is_over_sends_all_back_and_closes_behind_them() {
        var home = new Breakouts.Home(new RoomId(1), "lounge", "Lounge", NOW.plus(Duration.ofMinutes(5)));
        var anna = enter("anna");
        room.together().loaded(new Together(List.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.of(home)));
        assertThat(anna.last("together").getJsonObject("home").getString("room")).isEqualTo("lounge");
        assertThat(rooms.millis).anyMatch(millis -> millis >= 300_000);
        room.together().over();
        assertThat(anna.last("back").getString("room")).isEqualTo("lounge");
        assertThat(anna.isOpen()).isTrue();
        rooms.runLater();
        assertThat(anna.closeCode()).isEqualTo(4003);
        assertThat(room.deserted()).isTrue();
    }
}
