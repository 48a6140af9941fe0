package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often something may be done by one person, from one address or for one letterbox, counted since this server started. */
@ApplicationScoped
public class Pace {
    /** @param act as no other limit is called */
    public record Limit(String act, int most, Duration window) {
        public static Limit hourly(String act, int most) {
            return new Limit(act, most, Duration.ofHours(1));
        }
        public static Limit daily(String act, int most) {
            return new Limit(act, most, Duration.ofDays(1));
        }
    }

    private final Map<Limit, Rate> rates = new ConcurrentHashMap<>();

    /** Counts the act if it is allowed now. */
    public boolean allows(Limit limit, String key, Instant now) {
        return rates.computeIfAbsent(limit, one -> new Rate(one.most(), one.window())).allows(key, now);
    }

    /** Whether it would be refused now; counts nothing. */
    public boolean isUsedUp(Limit limit, String key, Instant now) {
        var rate = rates.get(limit);
        return rate != null && rate.isUsedUp(key, now);
    }
}
