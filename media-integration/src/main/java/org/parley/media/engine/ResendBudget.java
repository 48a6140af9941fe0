package org.parley.media.engine;

/** How many repairs a receiver gets: 500 a second, 200 at once. A storm of NACKs costs no more than that. */
final class ResendBudget {
    private static final long EACH = 2_000_000L;
    private static final int AT_ONCE = 200;

    private long spentUntil;

    boolean take(long now) {
        long from = Math.max(spentUntil, now - AT_ONCE * EACH);
        if (from + EACH > now) return false;
        spentUntil = from + EACH;
        return true;
    }
}
