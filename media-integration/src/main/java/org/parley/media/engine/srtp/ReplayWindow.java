package org.parley.media.engine.srtp;

/** Which of the last 128 packet indices were seen (RFC 3711, 3.3.2, asks for at least 64), and the index a new packet must have. */
final class ReplayWindow {
    private long highest = -1;
    private long recent;
    private long older;

    /** The most likely index of a packet with this sequence number (RFC 3711, 3.3.1). */
    long index(int sequence) {
        if (highest < 0) return sequence;
        long index = highest + (short) (sequence - (int) highest);
        return index < 0 ? index + 65_536 : index;
    }

    boolean seen(long index) {
        long age = highest - index;
        if (highest < 0 || age < 0) return false;
        return age >= 128 || ((age < 64 ? recent >>> age : older >>> age - 64) & 1) != 0;
    }

    /** Only after the packet was found authentic. */
    void accept(long index) {
        long step = index - highest;
        if (highest < 0 || step >= 128) {
            recent = older = 0;
        } else if (step >= 64) {
            older = step == 64 ? recent : recent << step - 64;
            recent = 0;
        } else if (step > 0) {
            older = older << step | recent >>> 64 - step;
            recent <<= step;
        }
        highest = Math.max(highest, index);
        long age = highest - index;
        if (age < 64) recent |= 1L << age;
        else older |= 1L << age - 64;
    }
}
