package org.parley.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/** When who last spoke in a room in slow mode (R9). Bounded; thread-safe. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<String, Instant> last = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(LONGEST).build();

    /** @return zero, and it counts from now; or how long is left */
    Duration take(String key, Duration pause, Instant now) {
        var left = new Duration[] {Duration.ZERO};
        last.asMap().compute(key, (same, before) -> {
            if (before == null || !before.plus(pause).isAfter(now)) return now;
            left[0] = Duration.between(now, before.plus(pause));
            return before;
        });
        return left[0];
    }
}
