package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A9 guessing is slowed")
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuessesTest {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final Guesses guesses = new Guesses(3);

    private void fail(int times) {
        for (int i = 0; i < times; i++) guesses.failed("anna|1", now);
    }

    @Test void the_first_tries_are_free() {
        fail(2);
        assertThat(guesses.wait("anna|1", now)).isZero();
    }

    @Test void then_each_wait_doubles_up_to_a_quarter_of_an_hour() {
        fail(3);
        assertThat(guesses.wait("anna|1", now)).isEqualTo(Duration.ofSeconds(1));
        fail(2);
        assertThat(guesses.wait("anna|1", now)).isEqualTo(Duration.ofSeconds(4));
        fail(100);
        assertThat(guesses.wait("anna|1", now)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test void the_owner_elsewhere_is_not_locked_out() {
        fail(50);
        assertThat(guesses.wait("anna|2", now)).isZero();
    }

    @Test void the_right_password_clears_the_count() {
        fail(50);
        guesses.succeeded("anna|1");
        assertThat(guesses.wait("anna|1", now)).isZero();
    }

    @Test void the_wait_ends() {
        fail(4);
        now = now.plusSeconds(2);
        assertThat(guesses.wait("anna|1", now)).isZero();
    }

    @Test void a_rate_allows_its_number_in_its_window() {
        var rate = new Rate(2, Duration.ofSeconds(5));
        assertThat(rate.allows("a", now)).isTrue();
        assertThat(rate.allows("a", now)).isTrue();
        assertThat(rate.allows("a", now.plusMillis(4999))).isFalse();
        assertThat(rate.allows("b", now)).isTrue();
        assertThat(rate.allows("a", now.plusSeconds(5))).isTrue();
    }
}
