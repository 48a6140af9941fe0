package org.parley.media.engine;

/** Hears about one peer, on its loop: implementations hand over and return. */
public interface PeerListener {
    enum Loss {
        /** No valid connectivity check for 20 s (RFC 7675). */ CONSENT_EXPIRED,
        /** No handshake completed within 30 s of the offer. */ NEVER_CONNECTED,
        /** The peer ended its DTLS association: a new one needs a new offer (RFC 8842, 5). */ CLOSED_BY_PEER
    }

    void connected();

    /** The peer is gone and was released. Not called after {@link Sfu#close}. */
    void lost(Loss loss);
}
