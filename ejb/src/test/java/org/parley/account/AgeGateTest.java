package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A2 the age gate")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgeGateTest {
    private final Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final AgeGate gate = new AgeGate();

    @Test void lets_in_on_the_eighteenth_birthday() {
        assertThat(AgeGate.adult(LocalDate.of(2008, 11, 24), now)).isTrue();
    }

    @Test void refuses_the_day_before() {
        assertThat(AgeGate.adult(LocalDate.of(2008, 11, 25), now)).isFalse();
    }

    @Test void knows_that_nobody_is_born_tomorrow_or_131_years_ago() {
        assertThat(AgeGate.plausible(LocalDate.of(2026, 11, 25), now)).isFalse();
        assertThat(AgeGate.plausible(LocalDate.of(1895, 1, 1), now)).isFalse();
        assertThat(AgeGate.plausible(LocalDate.of(1926, 1, 1), now)).isTrue();
    }

    @Test void stops_the_second_try_with_another_date_for_a_quarter_of_an_hour() {
        gate.block(now, "kid@example.org", "127.0.0.1|kid");
        assertThat(gate.blocks(now.plus(Duration.ofMinutes(14)), "kid@example.org")).isTrue();
        assertThat(gate.blocks(now, "other@example.org", "127.0.0.1|kid")).isTrue();
        assertThat(gate.blocks(now.plus(Duration.ofMinutes(15)), "kid@example.org")).isFalse();
    }

    @Test void does_not_stop_others_at_the_same_address() {
        gate.block(now, "kid@example.org", "127.0.0.1|kid");
        assertThat(gate.blocks(now, "parent@example.org", "127.0.0.1|parent")).isFalse();
    }
}
