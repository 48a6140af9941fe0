package org.parley.media.engine.rtp;

/** Walks a compound RTCP packet (RFC 3550, 6.1) and stops at the first part that does not fit. */
public final class RtcpReader {
    /** One part, header included; {@code length} is at least 8. */
    public interface Part {
        void part(int type, int count, byte[] b, int at, int length);
    }

    private RtcpReader() {}

    public static void read(byte[] b, int length, Part visitor) {
        for (int at = 0; at + 8 <= length; ) {
            int size = 4 * (Octets.int16(b, at + 2) + 1);
            if ((b[at] & 0xc0) != 0x80 || size < 8 || at + size > length) return;
            visitor.part(b[at + 1] & 0xff, b[at] & 31, b, at, size);
            at += size;
        }
    }
}
