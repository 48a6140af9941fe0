package org.parley.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts by a key in a sliding window and says how long the next must wait: free up to a number, then a wait that
 * doubles from one second to a quarter of an hour. Remembers at most {@value #KEYS} keys; the longest unused go first.
 */
public class Guesses {
    static final int KEYS = 50_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private record Count(int failures, Instant last) {}

    private final int free;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    public Guesses(int free) {
        this.free = free;
    }

    /** How long the next attempt has to wait; zero: it may go ahead. */
    public synchronized Duration wait(String key, Instant now) {
        var count = counts.get(key);
        if (count == null || count.failures < free) return Duration.ZERO;
        var pause = Duration.ofSeconds(1L << Math.min(10, count.failures - free));
        var until = count.last.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    public synchronized void failed(String key, Instant now) {
        counts.merge(key, new Count(1, now), (old, one) ->
            new Count(Duration.between(old.last, now).compareTo(LONGEST) > 0 ? 1 : old.failures + 1, now));
    }

    public synchronized void succeeded(String key) {
        counts.remove(key);
    }

    public synchronized void forgetBefore(Instant then) {
        for (Iterator<Count> it = counts.values().iterator(); it.hasNext(); ) if (it.next().last.isBefore(then)) it.remove();
    }
}
