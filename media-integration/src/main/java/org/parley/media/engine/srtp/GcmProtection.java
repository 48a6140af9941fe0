package org.parley.media.engine.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.parley.media.engine.rtp.Octets;

/** AEAD_AES_128_GCM for SRTP (RFC 7714, 8 and 9). */
final class GcmProtection implements PacketProtection {
    private static final int TAG = 16;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final Cipher rtcpCipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final SecretKeySpec key;
    private final SecretKeySpec rtcpKey;
    private final byte[] salt;
    private final byte[] rtcpSalt;
    private final byte[] iv = new byte[12];
    private final byte[] word = new byte[4];
    /** JCE refuses a nonce twice in a row; a repair without RTX is the very same packet, for which it is safe. */
    private int lastSsrc;
    private long lastIndex = -1;

    GcmProtection(MasterKey master) throws GeneralSecurityException {
        this(master.derive(MasterKey.RTP_KEY, SrtpProfile.KEY), master.derive(MasterKey.RTP_SALT, 12),
            master.derive(MasterKey.RTCP_KEY, SrtpProfile.KEY), master.derive(MasterKey.RTCP_SALT, 12));
    }

    /** With session keys. */
    GcmProtection(byte[] key, byte[] salt, byte[] rtcpKey, byte[] rtcpSalt) throws GeneralSecurityException {
        this.key = new SecretKeySpec(key, "AES");
        this.salt = salt;
        this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
        this.rtcpSalt = rtcpSalt;
    }

    @Override public int seal(byte[] packet, int header, int length, int ssrc, long index) {
        try {
            if (ssrc == lastSsrc && index == lastIndex) cipher.init(Cipher.ENCRYPT_MODE, key, nonce(~ssrc, index));
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(ssrc, index));
            lastSsrc = ssrc;
            lastIndex = index;
            cipher.updateAAD(packet, 0, header);
            return header + cipher.doFinal(packet, header, length - header, packet, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int open(byte[] packet, int header, int length, int ssrc, long index) {
        if (length - header < TAG) return -1;
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(ssrc, index));
            cipher.updateAAD(packet, 0, header);
            return header + cipher.doFinal(packet, header, length - header, packet, header);
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int sealRtcp(byte[] packet, int length, int index) {
        try {
            rtcpAead(Cipher.ENCRYPT_MODE, packet, index);
            int sealed = 8 + rtcpCipher.doFinal(packet, 8, length - 8, packet, 8);
            Octets.put32(packet, sealed, index | ENCRYPTED);
            return sealed + 4;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int openRtcp(byte[] packet, int length) {
        int trailer = length - 4;
        if (trailer < 8 + TAG || packet[trailer] >= 0) return -1;
        try {
            rtcpAead(Cipher.DECRYPT_MODE, packet, rtcpIndex(packet, length));
            return 8 + rtcpCipher.doFinal(packet, 8, trailer - 8, packet, 8);
        } catch (AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int rtcpIndex(byte[] packet, int length) {
        return length < 8 + TAG + 4 ? -1 : Octets.int32(packet, length - 4) & ~ENCRYPTED;
    }

    private void rtcpAead(int mode, byte[] packet, int index) throws GeneralSecurityException {
        System.arraycopy(rtcpSalt, 0, iv, 0, 12);
        Octets.put32(iv, 2, Octets.int32(iv, 2) ^ Octets.int32(packet, 4));
        Octets.put32(iv, 8, Octets.int32(iv, 8) ^ index);
        rtcpCipher.init(mode, rtcpKey, new GCMParameterSpec(8 * TAG, iv));
        Octets.put32(word, 0, index | ENCRYPTED);
        rtcpCipher.updateAAD(packet, 0, 8);
        rtcpCipher.updateAAD(word);
    }

    private GCMParameterSpec nonce(int ssrc, long index) {
        System.arraycopy(salt, 0, iv, 0, 12);
        Octets.put32(iv, 2, Octets.int32(iv, 2) ^ ssrc);
        Octets.put16(iv, 6, Octets.int16(iv, 6) ^ (int) (index >>> 32));
        Octets.put32(iv, 8, Octets.int32(iv, 8) ^ (int) index);
        return new GCMParameterSpec(8 * TAG, iv);
    }
}
