package org.parley.privacy;

import java.time.Duration;
import org.parley.web.Texts;

/** Times of keeping in words: {@code 90 days}, {@code 24 hours}, {@code 5 minutes}. */
final class Durations {
    private Durations() {}

    static String inWords(Duration time) {
        if (time.toDays() >= 2) return words("days", time.toDays());
        return time.toHours() >= 1 ? words("hours", time.toHours()) : words("minutes", Math.max(1, time.toMinutes()));
    }

    private static String words(String unit, long count) {
        return Texts.get("time." + unit, count);
    }
}
