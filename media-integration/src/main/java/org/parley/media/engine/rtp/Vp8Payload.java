package org.parley.media.engine.rtp;

/** What forwarding needs to know of a VP8 payload (RFC 7741, 4.2 and 4.3). */
public final class Vp8Payload {
    private Vp8Payload() {}

    public static boolean startsKeyFrame(byte[] b, int from, int end) {
        if (from >= end || (b[from] & 0x10) == 0 || (b[from] & 7) != 0) return false;
        int frame = frameHeader(b, from, end);
        return frame > 0 && (b[frame] & 1) == 0;
    }

    private static int frameHeader(byte[] b, int from, int end) {
        int at = from + 1;
        if ((b[from] & 0x80) != 0) {
            if (at >= end) return -1;
            int fields = b[at++];
            if ((fields & 0x80) != 0) {
                if (at >= end) return -1;
                at += b[at] < 0 ? 2 : 1;
            }
            if ((fields & 0x40) != 0) at++;
            if ((fields & 0x30) != 0) at++;
        }
        return at < end ? at : -1;
    }
}
