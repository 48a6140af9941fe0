package org.parley.media.engine.srtp;

/**
 * Seals and opens packets of one direction in place. The caller knows the packet index (RFC 3711, 3.3.1) and guards against
 * replay. Arrays need room for the trailer behind the packet. For one thread.
 */
public sealed interface PacketProtection permits GcmProtection, CounterModeProtection {
    /** Most bytes a sealed packet is longer than the open one. */
    int TRAILER = 20;

    /** @return the sealed length */
    int seal(byte[] packet, int header, int length, int ssrc, long index);

    /** @return the open length; -1 if the packet is not authentic, whose payload may then be spoilt */
    int open(byte[] packet, int header, int length, int ssrc, long index);

    /** @param index the 31-bit SRTCP index */
    int sealRtcp(byte[] packet, int length, int index);

    /** @return the open length, -1 if the packet is not authentic or not encrypted */
    int openRtcp(byte[] packet, int length);

    /** The SRTCP index of a sealed packet, -1 if it is too short. */
    int rtcpIndex(byte[] packet, int length);
}
