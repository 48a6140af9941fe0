package org.parley.media.engine.dtls;

import java.util.Arrays;

/** Recognises the start of a handshake in a plaintext record (RFC 6347, 4.1 and 4.2.2). */
public final class ClientHello {
    private static final int HANDSHAKE = 22, CLIENT_HELLO = 1;
    private static final int RANDOM_AT = 13 + 12 + 2, RANDOM = 32;

    private ClientHello() {}

    /** The client random, by which a repeated hello is told from a fresh one; null if the datagram starts no handshake. */
    public static byte[] random(byte[] b, int length) {
        if (length < RANDOM_AT + RANDOM || b[0] != HANDSHAKE || b[3] != 0 || b[4] != 0 || b[13] != CLIENT_HELLO) return null;
        boolean firstFragment = b[19] == 0 && b[20] == 0 && b[21] == 0;
        return firstFragment ? Arrays.copyOfRange(b, RANDOM_AT, RANDOM_AT + RANDOM) : null;
    }
}
