package org.parley.media.engine.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One direction's master key and salt, and the session keys derived from them (RFC 3711, 4.3; key derivation rate 0). */
public record MasterKey(SrtpProfile profile, byte[] key, byte[] salt) {
    static final int RTP_KEY = 0, RTP_AUTH = 1, RTP_SALT = 2, RTCP_KEY = 3, RTCP_AUTH = 4, RTCP_SALT = 5;

    public MasterKey {
        if (key.length != SrtpProfile.KEY || salt.length != profile.salt()) throw new IllegalArgumentException("wrong length of key or salt");
    }

    /** The DTLS client's direction out of exported keying material: client key, server key, client salt, server salt. */
    public static MasterKey ofClient(SrtpProfile profile, byte[] material) {
        return cut(profile, material, 0);
    }

    public static MasterKey ofServer(SrtpProfile profile, byte[] material) {
        return cut(profile, material, 1);
    }

    private static MasterKey cut(SrtpProfile profile, byte[] material, int side) {
        int key = side * SrtpProfile.KEY;
        int salt = 2 * SrtpProfile.KEY + side * profile.salt();
        return new MasterKey(profile, Arrays.copyOfRange(material, key, key + SrtpProfile.KEY), Arrays.copyOfRange(material, salt, salt + profile.salt()));
    }

    byte[] derive(int label, int length) {
        var x = new byte[16];
        System.arraycopy(salt, 0, x, 0, salt.length);
        x[7] ^= (byte) label;
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(x));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not available", e);
        }
    }

    public PacketProtection protection() {
        try {
            return profile == SrtpProfile.AEAD_AES_128_GCM ? new GcmProtection(this) : new CounterModeProtection(this);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the cipher is not available", e);
        }
    }
}
