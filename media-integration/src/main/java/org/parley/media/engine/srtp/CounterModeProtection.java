package org.parley.media.engine.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.parley.media.engine.rtp.Octets;

/** AES in counter mode with an HMAC-SHA1 tag of 80 bits (RFC 3711, 4.1.1 and 4.2.1). */
final class CounterModeProtection implements PacketProtection {
    private static final int TAG = 10;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    private final Cipher rtcpCipher = Cipher.getInstance("AES/CTR/NoPadding");
    private final SecretKeySpec key;
    private final SecretKeySpec rtcpKey;
    private final byte[] salt;
    private final byte[] rtcpSalt;
    private final Mac mac;
    private final Mac rtcpMac;
    private final byte[] iv = new byte[16];
    private final byte[] word = new byte[4];
    private final byte[] digest = new byte[20];

    CounterModeProtection(MasterKey master) throws GeneralSecurityException {
        key = new SecretKeySpec(master.derive(MasterKey.RTP_KEY, SrtpProfile.KEY), "AES");
        salt = master.derive(MasterKey.RTP_SALT, 14);
        mac = mac(master.derive(MasterKey.RTP_AUTH, 20));
        rtcpKey = new SecretKeySpec(master.derive(MasterKey.RTCP_KEY, SrtpProfile.KEY), "AES");
        rtcpSalt = master.derive(MasterKey.RTCP_SALT, 14);
        rtcpMac = mac(master.derive(MasterKey.RTCP_AUTH, 20));
    }

    private static Mac mac(byte[] key) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }

    @Override public int seal(byte[] packet, int header, int length, int ssrc, long index) {
        try {
            crypt(packet, header, length, ssrc, index);
            authenticate(packet, length, index);
            System.arraycopy(digest, 0, packet, length, TAG);
            return length + TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int open(byte[] packet, int header, int length, int ssrc, long index) {
        int open = length - TAG;
        if (open < header) return -1;
        try {
            authenticate(packet, open, index);
            if (!tagged(packet, open)) return -1;
            crypt(packet, header, open, ssrc, index);
            return open;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int sealRtcp(byte[] packet, int length, int index) {
        try {
            cryptRtcp(packet, length, index);
            Octets.put32(packet, length, index | ENCRYPTED);
            rtcpMac.update(packet, 0, length + 4);
            rtcpMac.doFinal(digest, 0);
            System.arraycopy(digest, 0, packet, length + 4, TAG);
            return length + 4 + TAG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int openRtcp(byte[] packet, int length) {
        int trailer = length - TAG - 4;
        if (trailer < 8 || packet[trailer] >= 0) return -1;
        try {
            rtcpMac.update(packet, 0, trailer + 4);
            rtcpMac.doFinal(digest, 0);
            if (!tagged(packet, trailer + 4)) return -1;
            cryptRtcp(packet, trailer, rtcpIndex(packet, length));
            return trailer;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override public int rtcpIndex(byte[] packet, int length) {
        return length < 8 + 4 + TAG ? -1 : Octets.int32(packet, length - TAG - 4) & ~ENCRYPTED;
    }

    private boolean tagged(byte[] packet, int at) {
        int difference = 0;
        for (int i = 0; i < TAG; i++) difference |= digest[i] ^ packet[at + i];
        return difference == 0;
    }

    private void authenticate(byte[] packet, int length, long index) throws GeneralSecurityException {
        mac.update(packet, 0, length);
        Octets.put32(word, 0, (int) (index >>> 16));
        mac.update(word);
        mac.doFinal(digest, 0);
    }

    private void crypt(byte[] packet, int header, int length, int ssrc, long index) throws GeneralSecurityException {
        System.arraycopy(salt, 0, iv, 0, 14);
        Octets.put16(iv, 14, 0);
        Octets.put32(iv, 4, Octets.int32(iv, 4) ^ ssrc);
        Octets.put16(iv, 8, Octets.int16(iv, 8) ^ (int) (index >>> 32));
        Octets.put32(iv, 10, Octets.int32(iv, 10) ^ (int) index);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
        cipher.doFinal(packet, header, length - header, packet, header);
    }

    private void cryptRtcp(byte[] packet, int length, int index) throws GeneralSecurityException {
        System.arraycopy(rtcpSalt, 0, iv, 0, 14);
        Octets.put16(iv, 14, 0);
        Octets.put32(iv, 4, Octets.int32(iv, 4) ^ Octets.int32(packet, 4));
        Octets.put32(iv, 10, Octets.int32(iv, 10) ^ index);
        rtcpCipher.init(Cipher.ENCRYPT_MODE, rtcpKey, new IvParameterSpec(iv));
        rtcpCipher.doFinal(packet, 8, length - 8, packet, 8);
    }
}
