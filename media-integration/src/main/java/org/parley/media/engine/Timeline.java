package org.parley.media.engine;

import org.parley.media.engine.rtp.MediaPacket;

/**
 * Rewrites sequence numbers and timestamps so that a receiver sees one stream whatever source feeds it: a new source begins
 * with the next number, and with a time as much later as has passed.
 */
final class Timeline {
    private final int clock;
    private boolean joined;
    private int run;
    private long start;
    private long sequenceOffset;
    private int timestampOffset;
    private long lastSequence;
    private int lastTimestamp;
    private long lastAt;
    private boolean any;

    /** @param clock in Hz */
    Timeline(int clock, int firstSequence, int firstTimestamp) {
        this.clock = clock;
        lastSequence = firstSequence;
        lastTimestamp = firstTimestamp;
    }

    /** Begins anew at the next packet. */
    void cut() {
        joined = false;
    }

    boolean joined() {
        return joined;
    }

    boolean follows(MediaPacket packet) {
        return joined && packet.run == run && packet.sequence >= start;
    }

    /** Whether the source restarted under us. */
    boolean brokenBy(MediaPacket packet) {
        return joined && packet.run != run;
    }

    void join(MediaPacket packet, long now) {
        joined = true;
        run = packet.run;
        start = packet.sequence;
        sequenceOffset = lastSequence + 1 - packet.sequence;
        long passed = any ? (now - lastAt) / 1000 * clock / 1_000_000 : 1;
        timestampOffset = lastTimestamp + (int) Math.max(1, passed) - packet.timestamp;
    }

    long sequence(MediaPacket packet) {
        return packet.sequence + sequenceOffset;
    }

    int timestamp(int source) {
        return source + timestampOffset;
    }

    void sent(MediaPacket packet, long now) {
        any = true;
        if (packet.sequence + sequenceOffset <= lastSequence) return;
        lastSequence = packet.sequence + sequenceOffset;
        lastTimestamp = timestamp(packet.timestamp);
        lastAt = now;
    }

    long lastSequence() {
        return lastSequence;
    }

    int run() {
        return run;
    }

    /** The source's sequence number behind ours; -1 if it is not of this source. */
    long source(int number) {
        long ours = lastSequence + (short) (number - (int) lastSequence);
        long source = ours - sequenceOffset;
        return joined && source >= start && ours <= lastSequence ? source : -1;
    }
}
