package org.parley.media.engine.rtp;

/** Header extension elements (RFC 8285), one-byte and two-byte form. Ids are per connection and never forwarded as they are. */
public final class HeaderExtensions {
    private static final int ONE_BYTE = 0xBEDE;

    private HeaderExtensions() {}

    /** Where the element's data begins, times 256, plus its length; -1 if there is none. {@code header} is the checked header length. */
    public static int find(byte[] b, int header, int id) {
        if ((b[0] & 0x10) == 0 || id <= 0) return -1;
        int at = RtpHeader.FIXED + 4 * (b[0] & 15);
        int profile = Octets.int16(b, at);
        if (profile == ONE_BYTE) return findShort(b, at + 4, header, id);
        return (profile & 0xfff0) == 0x1000 ? findLong(b, at + 4, header, id) : -1;
    }

    private static int findShort(byte[] b, int from, int end, int id) {
        for (int at = from; at < end; ) {
            int head = b[at++] & 0xff;
            if (head == 0) continue;
            int length = (head & 15) + 1;
            if (head >> 4 == 15 || at + length > end) return -1;
            if (head >> 4 == id) return at << 8 | length;
            at += length;
        }
        return -1;
    }

    private static int findLong(byte[] b, int from, int end, int id) {
        for (int at = from; at + 1 < end; ) {
            int found = b[at++] & 0xff;
            if (found == 0) continue;
            int length = b[at++] & 0xff;
            if (at + length > end) return -1;
            if (found == id) return at << 8 | length;
            at += length;
        }
        return -1;
    }

    /** The first byte of a one-byte value, -1 if there is none. */
    public static int octet(byte[] b, int header, int id) {
        int found = find(b, header, id);
        return found < 0 || (found & 0xff) == 0 ? -1 : b[found >> 8] & 0xff;
    }

    /** A 16-bit value, -1 if there is none. */
    public static int int16(byte[] b, int header, int id) {
        int found = find(b, header, id);
        return found < 0 || (found & 0xff) != 2 ? -1 : Octets.int16(b, found >> 8);
    }

    /** Writes a block with one one-byte element after the fixed header and returns the new header length. */
    public static int writeOctet(byte[] b, int id, int value) {
        b[0] |= 0x10;
        Octets.put16(b, 12, ONE_BYTE);
        Octets.put16(b, 14, 1);
        b[16] = (byte) (id << 4);
        b[17] = (byte) value;
        b[18] = 0;
        b[19] = 0;
        return 20;
    }
}
