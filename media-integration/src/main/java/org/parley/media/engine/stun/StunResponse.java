package org.parley.media.engine.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Responses to binding requests that were authentic; others get none. The success response has 64 bytes with IPv4 and is no
 * longer than any request with a fingerprint, the error response has 96 at most.
 */
public final class StunResponse {
    private static final int BINDING_SUCCESS = 0x0101, BINDING_ERROR = 0x0111;
    private static final int XOR_MAPPED_ADDRESS = 0x0020, ERROR_CODE = 0x0009, UNKNOWN_ATTRIBUTES = 0x000A;
    private static final int UNKNOWN_ATTRIBUTE = 4 << 8 | 20;

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

    /** The error 420 with the types the request's sender may not use here (RFC 8489, 6.3.1 and 14.9). */
    public static byte[] unknownAttributes(StunRequest request, String password) {
        var out = ByteBuffer.allocate(128);
        out.putShort((short) BINDING_ERROR).putShort((short) 0).put(request.message(), 4, 16);
        out.putShort((short) ERROR_CODE).putShort((short) 4).putInt(UNKNOWN_ATTRIBUTE);
        var unknown = request.unknown();
        out.putShort((short) UNKNOWN_ATTRIBUTES).putShort((short) (2 * unknown.length));
        for (int type : unknown) out.putShort((short) type);
        if (unknown.length % 2 != 0) out.putShort((short) 0);
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
