package org.parley.media.engine.rtp;

/** What forwarding needs to know of a VP8 payload (RFC 7741, 4.2 and 4.3). */
public final class Vp8Payload {
    private static final int START = 0x10, PARTITION = 7;
    private static final int LEVEL_ZERO = 0x40, TEMPORAL_OR_KEY = 0x30;

    private Vp8Payload() {}

    public static boolean startsKeyFrame(byte[] b, int from, int end) {
        if (from >= end || (b[from] & START) == 0 || (b[from] & PARTITION) != 0) return false;
        int frame = frameHeader(b, from, end);
        return frame > 0 && (b[frame] & 1) == 0;
    }

    /** How many bits the PictureID has, 7 or 15; 0 without. It is at the third octet. */
    public static int pictureBits(byte[] b, int from, int end) {
        if (end - from < 3 || b[from] >= 0 || b[from + 1] >= 0) return 0;
        if (b[from + 2] >= 0) return 7;
        return end - from < 4 ? 0 : 15;
    }

    /** Where the TL0PICIDX is, counted from the payload's begin; 0 without. */
    public static int levelZeroAt(byte[] b, int from, int end) {
        if (end - from < 3 || b[from] >= 0 || (b[from + 1] & LEVEL_ZERO) == 0) return 0;
        int at = 2;
        if (b[from + 1] < 0) at += b[from + 2] < 0 ? 2 : 1;
        return from + at < end ? at : 0;
    }

    private static int frameHeader(byte[] b, int from, int end) {
        int at = from + 1;
        if (b[from] < 0) {
            if (at >= end) return -1;
            int fields = b[at++];
            if (fields < 0) {
                if (at >= end) return -1;
                at += b[at] < 0 ? 2 : 1;
            }
            if ((fields & LEVEL_ZERO) != 0) at++;
            if ((fields & TEMPORAL_OR_KEY) != 0) at++;
        }
        return at < end ? at : -1;
    }
}
