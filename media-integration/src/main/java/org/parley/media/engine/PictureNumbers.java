package org.parley.media.engine;

import org.parley.media.engine.rtp.MediaPacket;
import org.parley.media.engine.rtp.Octets;

/**
 * Renumbers VP8's pictures (RFC 7741, 4.2) so that a decoder sees one stream whatever source feeds it: a new source begins
 * with the next PictureID and the next TL0PICIDX. Each keeps the width it has at its source, 7 or 15 bits and 8 bits. The
 * first source keeps its numbers, a source without any leaves the count where it is.
 */
final class PictureNumbers {
    private static final int WIDE = 0x7fff, NARROW = 0x7f, LEVEL_ZERO = 0xff;

    private boolean anyPicture, anyLevelZero;
    private int pictureOffset, levelZeroOffset;
    private int lastPicture, lastLevelZero;

    /** The packet is the first of a source. */
    void join(MediaPacket packet) {
        if (anyPicture && packet.pictureBits > 0) pictureOffset = lastPicture + 1 - picture(packet);
        if (anyLevelZero && packet.levelZeroAt > 0) levelZeroOffset = lastLevelZero + 1 - levelZero(packet);
    }

    void sent(MediaPacket packet) {
        if (packet.pictureBits > 0) {
            int picture = picture(packet) + pictureOffset & mask(packet);
            int step = (picture - lastPicture) << 32 - packet.pictureBits;
            if (!anyPicture || step > 0) lastPicture = picture;
            anyPicture = true;
        }
        if (packet.levelZeroAt > 0) {
            int index = levelZero(packet) + levelZeroOffset & LEVEL_ZERO;
            if (!anyLevelZero || (byte) (index - lastLevelZero) > 0) lastLevelZero = index;
            anyLevelZero = true;
        }
    }

    /** Changes the numbers in a copy of the packet's payload that begins at {@code at}. */
    void rewrite(MediaPacket packet, byte[] b, int at) {
        if (pictureOffset != 0 && packet.pictureBits > 0) {
            int picture = picture(packet) + pictureOffset & mask(packet);
            if (packet.pictureBits == 15) Octets.put16(b, at + 2, 0x8000 | picture);
            else b[at + 2] = (byte) picture;
        }
        if (levelZeroOffset != 0 && packet.levelZeroAt > 0)
            b[at + packet.levelZeroAt] = (byte) (levelZero(packet) + levelZeroOffset);
    }

    private static int picture(MediaPacket packet) {
        return packet.pictureBits == 15 ? Octets.int16(packet.payload, 2) & WIDE : packet.payload[2];
    }

    private static int levelZero(MediaPacket packet) {
        return packet.payload[packet.levelZeroAt] & LEVEL_ZERO;
    }

    private static int mask(MediaPacket packet) {
        return packet.pictureBits == 15 ? WIDE : NARROW;
    }
}
