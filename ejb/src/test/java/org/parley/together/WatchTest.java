package org.parley.together;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("R12 where a video is")
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchTest {
    private static final Instant THEN = Instant.parse("2026-11-26T12:00:00Z");

    @Test void that_runs_moves_on_and_one_that_stands_does_not() {
        assertThat(new Together.Watch(1, true, Duration.ofSeconds(10), THEN).position(THEN.plusSeconds(5))).hasSeconds(15);
        assertThat(new Together.Watch(1, false, Duration.ofSeconds(10), THEN).position(THEN.plusSeconds(5))).hasSeconds(10);
    }

    @Test void never_goes_back_where_another_nodes_clock_is_behind() {
        assertThat(new Together.Watch(1, true, Duration.ofSeconds(10), THEN).position(THEN.minusSeconds(3))).hasSeconds(10);
    }
}
