package org.parley.media.engine.rtp;

/** One received packet as forwarding needs it. Slots are reused: whoever keeps one past its loop's turn has to copy it. */
public final class MediaPacket {
    /** Counts the restarts of the track; packets of different runs have no common sequence. */
    public int run;
    /** The sequence number, unwrapped within the run. */
    public long sequence;
    public int timestamp;
    public boolean marker;
    public boolean keyFrameStart;
    /** Of VP8's PictureID, and where its TL0PICIDX is; 0 without. */
    public int pictureBits, levelZeroAt;
    /** RFC 6464, first byte; -1 without. */
    public int audioLevel;
    /** 3GPP TS 26.114 video orientation; -1 without. */
    public int orientation;
    public byte[] payload = new byte[0];
    public int length;

    /** Takes the payload, growing the slot in steps of 256 bytes. */
    public void payload(byte[] from, int at, int count) {
        if (payload.length < count) payload = new byte[count + 255 & ~255];
        System.arraycopy(from, at, payload, 0, count);
        length = count;
    }

    public void copyFrom(MediaPacket other) {
        run = other.run;
        sequence = other.sequence;
        timestamp = other.timestamp;
        marker = other.marker;
        keyFrameStart = other.keyFrameStart;
        pictureBits = other.pictureBits;
        levelZeroAt = other.levelZeroAt;
        audioLevel = other.audioLevel;
        orientation = other.orientation;
        payload(other.payload, 0, other.length);
    }
}
