package org.parley.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most {@code limit} acts of one key in a window; remembers at most {@value #KEYS} keys. */
public class Rate {
    static final int KEYS = 50_000;

    private final int limit;
    private final Duration window;
    private final Map<String, ArrayDeque<Instant>> acts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
            return size() > KEYS;
        }
    };

    public Rate(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
    }

    /** Counts the act if it is allowed now. */
    public synchronized boolean allows(String key, Instant now) {
        var past = past(key, now);
        if (past.size() >= limit) return false;
        past.addLast(now);
        return true;
    }

    /** Whether the next act would be refused; counts nothing. */
    synchronized boolean isUsedUp(String key, Instant now) {
        return acts.containsKey(key) && past(key, now).size() >= limit;
    }

    private ArrayDeque<Instant> past(String key, Instant now) {
        var past = acts.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!past.isEmpty() && !past.peekFirst().plus(window).isAfter(now)) past.pollFirst();
        return past;
    }

    synchronized int keys() {
        return acts.size();
    }
}
