package org.parley.media.engine.rtp;

import java.util.Arrays;

/**
 * When packets with a transport-wide sequence number arrived, reported to their sender for its bandwidth estimate
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1). Keeps the last 1,024 packets.
 */
public final class TransportFeedback {
    private static final int KEPT = 1024;
    private static final int REPORTED = 400;

    private final long[] arrivals = new long[KEPT];
    private final long[] numbers = new long[KEPT];
    private final int[] symbols = new int[REPORTED];
    private final int[] deltas = new int[REPORTED];
    private long highest = -1;
    private long next = -1;
    private int feedbacks;
    private int media;

    public TransportFeedback() {
        Arrays.fill(numbers, -1);
    }

    /** @param media the packet's SSRC */
    public void packet(int number, int media, long now) {
        long unwrapped = highest < 0 ? 65_536 + number : highest + RtpHeader.distance(number, (int) highest & 0xffff);
        if (unwrapped <= highest - KEPT / 2) return;
        this.media = media;
        if (next < 0) next = unwrapped;
        highest = Math.max(highest, unwrapped);
        int slot = (int) unwrapped & KEPT - 1;
        if (numbers[slot] == unwrapped) return;
        numbers[slot] = unwrapped;
        arrivals[slot] = now / 1000;
        next = Math.max(Math.min(next, unwrapped), highest - KEPT / 2);
    }

    public boolean pending() {
        return next >= 0 && highest >= next;
    }

    /** Adds one feedback part; call again while {@link #pending()}. */
    public void write(RtcpWriter out, int sender) {
        while (!arrived(next)) next++;
        byte[] b = out.bytes();
        int start = out.length();
        long reference = arrival(next) / 64_000;
        int count = collect(reference * 64_000);
        int at = writeSymbols(b, start + 20, count);
        for (int i = 0; i < count; i++) {
            if (symbols[i] == 1) b[at++] = (byte) deltas[i];
            if (symbols[i] == 2) {
                Octets.put16(b, at, deltas[i]);
                at += 2;
            }
        }
        int padding = -(at - start) & 3;
        for (int i = 1; i <= padding; i++) b[at++] = (byte) (i == padding ? padding : 0);
        Octets.put32(b, start + 8, media);
        Octets.put16(b, start + 12, (int) next);
        Octets.put16(b, start + 14, count);
        Octets.put32(b, start + 16, (int) (reference << 8) | feedbacks++ & 0xff);
        out.part(RtcpWriter.TRANSPORT_WIDE, RtcpWriter.TRANSPORT_FEEDBACK, at - start, sender);
        if (padding > 0) b[start] |= 0x20;
        next += count;
    }

    private int collect(long from) {
        long time = from;
        int limit = (int) Math.min(highest - next + 1, REPORTED);
        for (int i = 0; i < limit; i++) {
            symbols[i] = 0;
            if (!arrived(next + i)) continue;
            long delta = Math.floorDiv(arrival(next + i) - time, 250);
            if (delta < Short.MIN_VALUE || delta > Short.MAX_VALUE) return i;
            time += delta * 250;
            deltas[i] = (int) delta;
            symbols[i] = delta >= 0 && delta <= 255 ? 1 : 2;
        }
        return limit;
    }

    private int writeSymbols(byte[] b, int from, int count) {
        int at = from;
        for (int i = 0; i < count; at += 2) {
            int run = 1;
            while (i + run < count && symbols[i + run] == symbols[i]) run++;
            if (run >= 7) {
                Octets.put16(b, at, symbols[i] << 13 | run);
                i += run;
                continue;
            }
            int chunk = 0xC000;
            for (int k = 0; k < 7 && i < count; k++, i++) chunk |= symbols[i] << 12 - 2 * k;
            Octets.put16(b, at, chunk);
        }
        return at;
    }

    private boolean arrived(long number) {
        return numbers[(int) number & KEPT - 1] == number;
    }

    private long arrival(long number) {
        return arrivals[(int) number & KEPT - 1];
    }
}
