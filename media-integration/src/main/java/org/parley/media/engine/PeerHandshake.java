package org.parley.media.engine;

import java.util.Arrays;
import org.parley.media.engine.dtls.ClientHello;
import org.parley.media.engine.dtls.DtlsAssociation;

/**
 * The DTLS side of a peer, on its loop. A fresh ClientHello begins a new handshake, at most five times a second; the keys of
 * the old one serve until the new one is done.
 */
final class PeerHandshake {
    private static final long APART = 200_000_000L;

    private final Peer peer;
    private final Sfu sfu;
    private DtlsAssociation association;
    private byte[] hello;
    private long startedAt;

    PeerHandshake(Peer peer, Sfu sfu) {
        this.peer = peer;
        this.sfu = sfu;
    }

    void receive(byte[] b, int length, long now) {
        var fresh = ClientHello.random(b, length);
        if (fresh != null && !Arrays.equals(fresh, hello)) restart(fresh, now);
        if (association != null) association.receive(Arrays.copyOf(b, length));
    }

    private void restart(byte[] fresh, long now) {
        if (hello != null && now - startedAt < APART) return;
        abandon();
        var next = new Attempt();
        if (!next.association.start()) {
            peer.home().tally().handshakesFailed++;
            return;
        }
        association = next.association;
        hello = fresh;
        startedAt = now;
    }

    void close() {
        if (association != null) association.close();
        association = null;
    }

    void abandon() {
        if (association != null) association.abandon();
        association = null;
        hello = null;
    }

    private final class Attempt {
        private final DtlsAssociation association =
            new DtlsAssociation(sfu.identity(), peer.fingerprint(), sfu.handshakes(), this::send, this::outcome);

        private void send(byte[] datagram) {
            peer.post(now -> peer.sendPlain(datagram));
        }

        private void outcome(DtlsAssociation.Outcome outcome) {
            peer.post(now -> {
                if (PeerHandshake.this.association == association) settle(outcome, now);
            });
        }
    }

    private void settle(DtlsAssociation.Outcome outcome, long now) {
        switch (outcome) {
            case DtlsAssociation.Outcome.Secured(var keys) -> peer.secured(keys, now);
            case DtlsAssociation.Outcome.Failed failed -> {
                peer.home().tally().handshakesFailed++;
                abandon();
            }
            case DtlsAssociation.Outcome.Closed closed -> {
                peer.lose(PeerListener.Loss.CLOSED_BY_PEER);
            }
        }
    }
}
