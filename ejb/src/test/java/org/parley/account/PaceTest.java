package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaceTest {
    private static final Pace.Limit LETTERS = Pace.Limit.hourly("letters", 2), REQUESTS = Pace.Limit.daily("requests", 1);

    private final Pace pace = new Pace();
    private final Instant noon = Instant.parse("2026-03-01T12:00:00Z");

    @Test void each_act_and_each_key_is_counted_by_itself() {
        assertThat(pace.allows(LETTERS, "anna", noon)).isTrue();
        assertThat(pace.allows(LETTERS, "anna", noon)).isTrue();
        assertThat(pace.allows(LETTERS, "anna", noon)).isFalse();
        assertThat(pace.allows(LETTERS, "ben", noon)).isTrue();
        assertThat(pace.allows(REQUESTS, "anna", noon)).isTrue();
        assertThat(pace.allows(REQUESTS, "anna", noon)).isFalse();
    }

    @Test void what_is_refused_does_not_count() {
        pace.allows(REQUESTS, "anna", noon);
        for (int hour = 1; hour < 24; hour++) assertThat(pace.allows(REQUESTS, "anna", noon.plus(Duration.ofHours(hour)))).isFalse();
        assertThat(pace.allows(REQUESTS, "anna", noon.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test void a_limit_said_again_is_the_same_one() {
        assertThat(pace.allows(Pace.Limit.hourly("rooms", 1), "anna", noon)).isTrue();
        assertThat(pace.allows(Pace.Limit.hourly("rooms", 1), "anna", noon)).isFalse();
    }

    @Test void asking_whether_it_is_used_up_counts_nothing() {
        for (int n = 0; n < 5; n++) assertThat(pace.isUsedUp(REQUESTS, "anna", noon)).isFalse();
        assertThat(pace.allows(REQUESTS, "anna", noon)).isTrue();
        assertThat(pace.isUsedUp(REQUESTS, "anna", noon)).isTrue();
        assertThat(pace.isUsedUp(REQUESTS, "anna", noon.plus(Duration.ofDays(1)))).isFalse();
    }

    @Test void many_keys_cost_a_bounded_memory() {
        var rate = new Rate(1, Duration.ofHours(1));
        for (int key = 0; key < 2 * Rate.KEYS; key++) rate.allows("" + key, noon);
        assertThat(rate.keys()).isEqualTo(Rate.KEYS);
    }
}
