package org.parley.media.engine.rtp;

/** Builds one compound RTCP packet in a reused array (RFC 3550, 6; RFC 4585, 6; RFC 5104). */
public final class RtcpWriter {
    public static final int SENDER_REPORT = 200, RECEIVER_REPORT = 201, SOURCE_DESCRIPTION = 202, BYE = 203;
    public static final int TRANSPORT_FEEDBACK = 205, PAYLOAD_FEEDBACK = 206;
    public static final int NACK = 1, TRANSPORT_WIDE = 15, PICTURE_LOSS = 1, FULL_INTRA = 4;
    /** Room that must be left for the SRTCP trailer. */
    private static final int TRAILER = 32;

    private final byte[] b = new byte[1500 + TRAILER];
    private int length;

    public RtcpWriter clear() {
        length = 0;
        return this;
    }

    public byte[] bytes() {
        return b;
    }

    public int length() {
        return length;
    }

    public RtcpWriter emptyReceiverReport(int sender) {
        return part(0, RECEIVER_REPORT, 8, sender);
    }

    /** @param media the sources to report on; those not yet started are left out */
    public RtcpWriter receiverReport(int sender, Iterable<ReceptionStatistics> media, long now) {
        int count = 0;
        for (var statistics : media) {
            if (!statistics.started() || count == 31) continue;
            statistics.write(b, length + 8 + 24 * count, now);
            count++;
        }
        return part(count, RECEIVER_REPORT, 8 + 24 * count, sender);
    }

    public RtcpWriter senderReport(int ssrc, long ntp, int timestamp, long packets, long octets) {
        Octets.put64(b, length + 8, ntp);
        Octets.put32(b, length + 16, timestamp);
        Octets.put32(b, length + 20, (int) packets);
        Octets.put32(b, length + 24, (int) octets);
        return part(0, SENDER_REPORT, 28, ssrc);
    }

    /** A source description with nothing but the CNAME, which ties a sender's tracks together. */
    public RtcpWriter cname(int ssrc, byte[] cname) {
        int size = 8 + 2 + cname.length + 1 + 3 & ~3;
        java.util.Arrays.fill(b, length + 8, length + size, (byte) 0);
        b[length + 8] = 1;
        b[length + 9] = (byte) cname.length;
        System.arraycopy(cname, 0, b, length + 10, cname.length);
        return part(1, SOURCE_DESCRIPTION, size, ssrc);
    }

    public RtcpWriter pictureLoss(int sender, int media) {
        Octets.put32(b, length + 8, media);
        return part(PICTURE_LOSS, PAYLOAD_FEEDBACK, 12, sender);
    }

    /** @param sequences ascending sequence numbers, at most 200 */
    public RtcpWriter nack(int sender, int media, int[] sequences, int count) {
        Octets.put32(b, length + 8, media);
        int at = length + 12;
        for (int i = 0; i < count; ) {
            int first = sequences[i++];
            int following = 0;
            for (; i < count; i++) {
                int distance = RtpHeader.distance(sequences[i], first);
                if (distance < 1 || distance > 16) break;
                following |= 1 << distance - 1;
            }
            Octets.put16(b, at, first);
            Octets.put16(b, at + 2, following);
            at += 4;
        }
        return part(NACK, TRANSPORT_FEEDBACK, at - length, sender);
    }

    RtcpWriter part(int count, int type, int size, int ssrc) {
        b[length] = (byte) (0x80 | count);
        b[length + 1] = (byte) type;
        Octets.put16(b, length + 2, size / 4 - 1);
        Octets.put32(b, length + 4, ssrc);
        length += size;
        return this;
    }
}
