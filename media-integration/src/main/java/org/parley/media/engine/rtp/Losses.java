package org.parley.media.engine.rtp;

import java.util.Arrays;

/**
 * The gaps in an incoming track and when to ask for them again (RFC 4585, 6.2.1): at once, then each 100 ms, eight times.
 * At most 256 gaps are remembered; more, or one given up, means that only a key frame helps.
 */
public final class Losses {
    private static final int REMEMBERED = 256;
    private static final int REQUESTS = 8;
    private static final int PER_REQUEST = 60;
    private static final long AGAIN = 100_000_000L;

    private final long[] missing = new long[REMEMBERED];
    private final long[] due = new long[REMEMBERED];
    private final int[] asked = new int[REMEMBERED];
    private int count;
    private final int[] request = new int[PER_REQUEST];

    /** Takes the gap between two sequence numbers; false if it is too large to be repaired. */
    public boolean gap(long after, long before, long now) {
        if (before - after - 1 > REMEMBERED - count) {
            count = 0;
            return false;
        }
        for (long sequence = after + 1; sequence < before; sequence++) {
            missing[count] = sequence;
            due[count] = now;
            asked[count++] = 0;
        }
        return true;
    }

    public void arrived(long sequence) {
        int at = Arrays.binarySearch(missing, 0, count, sequence);
        if (at >= 0) remove(at);
    }

    public void clear() {
        count = 0;
    }

    public boolean any() {
        return count > 0;
    }

    /** Collects what to ask for now into {@link #request()} and returns how many. */
    public int collect(long now) {
        int wanted = 0;
        for (int i = 0; i < count && wanted < PER_REQUEST; i++) {
            if (now < due[i] || asked[i] == REQUESTS) continue;
            request[wanted++] = (int) missing[i] & 0xffff;
            asked[i]++;
            due[i] = now + AGAIN;
        }
        return wanted;
    }

    public int[] request() {
        return request;
    }

    /** Forgets what was asked for often enough; true if there was any. */
    public boolean giveUp(long now) {
        boolean any = false;
        for (int i = count - 1; i >= 0; i--)
            if (asked[i] == REQUESTS && now >= due[i]) {
                remove(i);
                any = true;
            }
        return any;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(missing, at + 1, missing, at, count - at);
        System.arraycopy(due, at + 1, due, at, count - at);
        System.arraycopy(asked, at + 1, asked, at, count - at);
    }
}
