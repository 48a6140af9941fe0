package org.parley.media.engine.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The success response to a binding request. With IPv4 it has 64 bytes and is no longer than any request that was authentic. */
public final class StunResponse {
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;

    private StunResponse() {}

    public static byte[] success(StunRequest request, InetSocketAddress from, String password) {
        var out = ByteBuffer.allocate(128);
        out.putShort((short) BINDING_SUCCESS).putShort((short) 0).put(request.message(), 4, 16);
        var ip = from.getAddress().getAddress();
        out.putShort((short) XOR_MAPPED_ADDRESS).putShort((short) (4 + ip.length)).put((byte) 0).put((byte) (ip.length == 4 ? 1 : 2));
        out.putShort((short) (from.getPort() ^ StunRequest.COOKIE >>> 16));
        for (int i = 0; i < ip.length; i++) out.put((byte) (ip[i] ^ request.message()[4 + i]));
        return finish(out, password);
    }

    /** Appends message integrity and fingerprint. */
    public static byte[] finish(ByteBuffer out, String password) {
        out.putShort(2, (short) (out.position() - 20 + 24));
        var integrity = hmac(password, out.array(), out.position());
        out.putShort((short) StunRequest.MESSAGE_INTEGRITY).putShort((short) 20).put(integrity);
        out.putShort(2, (short) (out.position() - 20 + 8));
        int fingerprint = StunRequest.fingerprint(out.array(), out.position());
        out.putShort((short) StunRequest.FINGERPRINT).putShort((short) 4).putInt(fingerprint);
        return Arrays.copyOf(out.array(), out.position());
    }

    static byte[] hmac(String password, byte[] b, int length) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            mac.update(b, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA1 is not available", e);
        }
    }
}
