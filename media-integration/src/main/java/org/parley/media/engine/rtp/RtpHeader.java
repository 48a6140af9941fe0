package org.parley.media.engine.rtp;

/** The fixed RTP header (RFC 3550, 5.1) and its telling apart from RTCP on one port (RFC 5761, 4). */
public final class RtpHeader {
    public static final int FIXED = 12;

    private RtpHeader() {}

    public static boolean isRtcp(byte[] b, int length) {
        int type = b[1] & 0xff;
        return length >= 8 && type >= 192 && type <= 223;
    }

    /** Bytes before the payload: fixed header, CSRCs and extension; -1 if they are not all there. */
    public static int length(byte[] b, int length) {
        if (length < FIXED || (b[0] & 0xc0) != 0x80) return -1;
        int header = FIXED + 4 * (b[0] & 15);
        if ((b[0] & 0x10) != 0) {
            if (length < header + 4) return -1;
            header += 4 + 4 * Octets.int16(b, header + 2);
        }
        return header <= length ? header : -1;
    }

    /** Bytes of padding at the end; -1 if the count is nonsense. */
    public static int padding(byte[] b, int header, int length) {
        if ((b[0] & 0x20) == 0) return 0;
        int padding = length == header ? 0 : b[length - 1] & 0xff;
        return padding == 0 || padding > length - header ? -1 : padding;
    }

    public static boolean marker(byte[] b) {
        return b[1] < 0;
    }

    public static int payloadType(byte[] b) {
        return b[1] & 0x7f;
    }

    public static int sequence(byte[] b) {
        return Octets.int16(b, 2);
    }

    public static int timestamp(byte[] b) {
        return Octets.int32(b, 4);
    }

    public static int ssrc(byte[] b) {
        return Octets.int32(b, 8);
    }

    /** The distance from {@code b} to {@code a} in 16-bit sequence arithmetic, -32768 to 32767. */
    public static int distance(int a, int b) {
        return (short) (a - b);
    }
}
