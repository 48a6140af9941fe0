package org.parley.media.engine.rtp;

/** The last packets of a track: what NACKs are answered from and what duplicates are known by. */
public final class PacketHistory {
    private final MediaPacket[] slots;
    private final int mask;

    /** @param size packets to keep, a power of two */
    public PacketHistory(int size) {
        if (Integer.bitCount(size) != 1) throw new IllegalArgumentException("no power of two: " + size);
        slots = new MediaPacket[size];
        mask = size - 1;
    }

    public int size() {
        return slots.length;
    }

    /** The packet, or null if it never came or is forgotten. */
    public MediaPacket find(int run, long sequence) {
        var packet = slots[(int) sequence & mask];
        return packet != null && packet.run == run && packet.sequence == sequence ? packet : null;
    }

    /** The slot for this packet, to be filled; null if it is there already or older than what is kept. */
    public MediaPacket claim(int run, long sequence) {
        int at = (int) sequence & mask;
        var packet = slots[at];
        if (packet == null) packet = slots[at] = new MediaPacket();
        else if (packet.run == run && packet.sequence >= sequence) return null;
        packet.run = run;
        packet.sequence = sequence;
        return packet;
    }
}
