package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refuses people under 18 (A2). What they typed is never stored: for a quarter of an hour the gate remembers only a hash with
 * a salt that dies with the process, so that the same person cannot simply type another date.
 */
@ApplicationScoped
public class AgeGate {
    static final int ADULT = 18;
    private static final Duration BLOCK = Duration.ofMinutes(15);
    private static final int LONGEST_LIFE = 130;

    private final String salt = Secrets.token();
    private final Map<String, Instant> blocked = new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > 10_000;
        }
    };

    /** A date of birth someone living can have. */
    static boolean plausible(LocalDate birth, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return !birth.isAfter(today) && birth.isAfter(today.minusYears(LONGEST_LIFE));
    }

    static boolean adult(LocalDate birth, Instant now) {
        return !birth.plusYears(ADULT).isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    synchronized void block(Instant now, String... traits) {
        for (var trait : traits) blocked.put(Secrets.hash(salt + trait), now.plus(BLOCK));
    }

    synchronized boolean blocks(Instant now, String... traits) {
        blocked.values().removeIf(until -> !until.isAfter(now));
        for (var trait : traits) if (blocked.containsKey(Secrets.hash(salt + trait))) return true;
        return false;
    }
}
