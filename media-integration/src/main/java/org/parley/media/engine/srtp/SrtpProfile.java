package org.parley.media.engine.srtp;

/** Protection profiles in our order of preference (RFC 5764, 4.1.2; RFC 7714, 14.2). */
public enum SrtpProfile {
    AEAD_AES_128_GCM(7, 12, 16), AES_CM_128_HMAC_SHA1_80(1, 14, 10);

    public static final int KEY = 16;

    private final int id;
    private final int salt;
    private final int tag;

    SrtpProfile(int id, int salt, int tag) {
        this.id = id;
        this.salt = salt;
        this.tag = tag;
    }

    public int id() {
        return id;
    }

    /** Bytes of master salt. */
    public int salt() {
        return salt;
    }

    /** Bytes of authentication tag. */
    public int tag() {
        return tag;
    }

    /** Bytes to export from the DTLS handshake (RFC 5764, 4.2). */
    public int keyingMaterial() {
        return 2 * (KEY + salt);
    }
}
