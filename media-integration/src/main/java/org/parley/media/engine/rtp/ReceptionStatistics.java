package org.parley.media.engine.rtp;

/** What a receiver reports about one SSRC (RFC 3550, 6.4.1, A.3 and A.8). */
public final class ReceptionStatistics {
    private final int ssrc;
    private final int clock;
    private long first = -1;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private double jitter;
    private long lastTransit;
    private int lastReport;
    private long lastReportAt;

    /** @param clock the track's RTP clock in Hz */
    public ReceptionStatistics(int ssrc, int clock) {
        this.ssrc = ssrc;
        this.clock = clock;
    }

    public void packet(long sequence, int timestamp, long now) {
        if (first < 0) first = highest = sequence;
        highest = Math.max(highest, sequence);
        received++;
        long transit = now / 1000 * clock / 1_000_000 - (timestamp & 0xffffffffL);
        if (received > 1) jitter += (Math.abs((int) (transit - lastTransit)) - jitter) / 16;
        lastTransit = transit;
    }

    /** Takes the middle 32 bits of a sender report's NTP time. */
    public void senderReport(int ntpMiddle, long now) {
        lastReport = ntpMiddle;
        lastReportAt = now;
    }

    public boolean started() {
        return first >= 0;
    }

    /** Writes a report block of 24 bytes. */
    public void write(byte[] b, int at, long now) {
        long expected = highest - first + 1;
        long lost = Math.clamp(expected - received, -0x800000, 0x7fffff);
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        long fraction = expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, (lostNow << 8) / expectedNow);
        Octets.put32(b, at, ssrc);
        Octets.put32(b, at + 4, (int) (fraction << 24 | lost & 0xffffff));
        Octets.put32(b, at + 8, (int) highest);
        Octets.put32(b, at + 12, (int) jitter);
        Octets.put32(b, at + 16, lastReport);
        Octets.put32(b, at + 20, lastReport == 0 ? 0 : (int) ((now - lastReportAt) / 1000 * 65_536 / 1_000_000));
    }
}
