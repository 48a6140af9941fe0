package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R2 the last day of a featured room")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomConsoleTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    @Test void is_over_when_it_ends() {
        assertThat(RoomConsole.end("2026-11-26", NOON)).contains(Instant.parse("2026-11-27T00:00:00Z"));
        assertThat(RoomConsole.end("2027-11-25", NOON)).contains(Instant.parse("2027-11-26T00:00:00Z"));
    }

    @Test void need_not_be_said() {
        assertThat(RoomConsole.end("", NOON)).contains(FeaturedRooms.FOR_GOOD);
    }

    @ParameterizedTest @ValueSource(strings = {"2026-11-25", "2027-11-28", "26.11.2026", "2026-02-30", "tomorrow", "2026-11-26T12:00:00Z", "+999999999-12-31"}) void is_a_day_from_today_to_a_year_from_now(String day) {
        assertThat(RoomConsole.end(day, NOON)).isEmpty();
    }
}
