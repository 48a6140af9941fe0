package org.parley.media.engine.srtp;

/** The sending direction of a peer. The sender knows its packet indices, so nothing is kept per stream. For one thread. */
public final class SrtpSender {
    private final PacketProtection protection;
    private int rtcpIndex;

    public SrtpSender(MasterKey key) {
        protection = key.protection();
    }

    /**
     * @param index roll-over count and sequence number as one number; sealing two different packets with one index is forbidden
     * @return the sealed length
     */
    public int seal(byte[] packet, int header, int length, int ssrc, long index) {
        return protection.seal(packet, header, length, ssrc, index);
    }

    /** One index for all SSRCs of the peer: it may not repeat within one, and need not be dense. */
    public int sealRtcp(byte[] packet, int length) {
        rtcpIndex = rtcpIndex + 1 & 0x7fffffff;
        return protection.sealRtcp(packet, length, rtcpIndex);
    }
}
