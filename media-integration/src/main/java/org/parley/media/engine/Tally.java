package org.parley.media.engine;

/** A core's running counts, for its loop only. */
final class Tally {
    long peers, received, sent, forwarded, malformed, unknown, notAuthentic, refused, repaired, requested, keyFrameRequests;
    long handshakes, handshakesFailed, consentExpired, overflow, lostBySocket;

    EngineCounters snapshot() {
        return new EngineCounters(peers, received, sent, forwarded, malformed, unknown, notAuthentic, refused, repaired, requested,
            keyFrameRequests, handshakes, handshakesFailed, consentExpired, overflow + lostBySocket);
    }
}
