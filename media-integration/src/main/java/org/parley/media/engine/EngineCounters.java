package org.parley.media.engine;

/**
 * What happened since the start.
 *
 * @param peers connections now
 * @param received datagrams, {@code sent} likewise
 * @param forwarded media packets to receivers, repairs not counted
 * @param malformed datagrams that could not be read
 * @param unknown datagrams from addresses without consent, and checks for unknown users
 * @param notAuthentic STUN, SRTP and SRTCP packets that failed authentication or were replayed
 * @param refused packets beyond a bound: too many streams, too large, repairs beyond the budget; checks with attributes not understood
 * @param repaired packets sent again to receivers
 * @param requested packets asked for again from publishers
 * @param keyFrameRequests sent to publishers
 * @param handshakes completed, {@code handshakesFailed} likewise
 * @param consentExpired peers dropped for want of connectivity checks
 * @param overflow datagrams the socket or a lagging loop did not take
 */
public record EngineCounters(long peers, long received, long sent, long forwarded, long malformed, long unknown, long notAuthentic,
        long refused, long repaired, long requested, long keyFrameRequests, long handshakes, long handshakesFailed, long consentExpired,
        long overflow) {
    public static final EngineCounters NONE = new EngineCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public EngineCounters plus(EngineCounters o) {
        return new EngineCounters(peers + o.peers, received + o.received, sent + o.sent, forwarded + o.forwarded, malformed + o.malformed,
            unknown + o.unknown, notAuthentic + o.notAuthentic, refused + o.refused, repaired + o.repaired, requested + o.requested,
            keyFrameRequests + o.keyFrameRequests, handshakes + o.handshakes, handshakesFailed + o.handshakesFailed,
            consentExpired + o.consentExpired, overflow + o.overflow);
    }
}
