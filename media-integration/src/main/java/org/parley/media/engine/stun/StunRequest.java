package org.parley.media.engine.stun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.parley.media.engine.rtp.Octets;

/**
 * A binding request (RFC 8489, 3 and 14; RFC 8445, 7.1). Parsing refuses what is malformed, has a wrong fingerprint or
 * carries no message integrity; whether that is right only {@link #authentic} tells. Of an attribute that comes twice the first
 * counts (RFC 8489, 14).
 */
public final class StunRequest {
    static final int COOKIE = 0x2112A442;
    static final int BINDING_REQUEST = 0x0001;
    static final int USERNAME = 0x0006, MESSAGE_INTEGRITY = 0x0008, PRIORITY = 0x0024, USE_CANDIDATE = 0x0025, FINGERPRINT = 0x8028;
    static final int FINGERPRINT_XOR = 0x5354554e;
    private static final int LONGEST_USERNAME = 513;
    /** Types from here on may be ignored by who does not know them (RFC 8489, 14). */
    private static final int OPTIONAL = 0x8000;
    private static final int MOST_UNKNOWN = 16;

    private final byte[] message;
    private String username;
    private boolean useCandidate;
    private int integrityAt = -1;
    private final int[] unknown = new int[MOST_UNKNOWN];
    private int unknownCount;

    private StunRequest(byte[] message) {
        this.message = message;
    }

    /** The request, or null if these bytes are none we answer. */
    public static StunRequest parse(byte[] b, int length) {
        if (length < 20 || (length & 3) != 0 || Octets.int16(b, 0) != BINDING_REQUEST) return null;
        if (Octets.int16(b, 2) != length - 20 || Octets.int32(b, 4) != COOKIE) return null;
        var request = new StunRequest(Arrays.copyOf(b, length));
        return request.readAttributes() && request.username != null && request.integrityAt > 0 ? request : null;
    }

    private boolean readAttributes() {
        int at = 20;
        while (at + 4 <= message.length) {
            int type = Octets.int16(message, at);
            int length = Octets.int16(message, at + 2);
            if (at + 4 + length > message.length) return false;
            if (!read(type, at, length)) return false;
            at += 4 + (length + 3 & ~3);
        }
        return at == message.length;
    }

    private boolean read(int type, int at, int length) {
        if (type == FINGERPRINT) return length == 4 && at + 8 == message.length && Octets.int32(message, at + 4) == fingerprint(message, at);
        if (integrityAt > 0) return true;   // RFC 8489, 14.5: nothing behind the integrity counts
        switch (type) {
            case USERNAME -> {
                if (length > LONGEST_USERNAME) return false;
                if (username == null) username = new String(message, at + 4, length, StandardCharsets.UTF_8);
            }
            case MESSAGE_INTEGRITY -> {
                if (length != 20) return false;
                integrityAt = at;
            }
            case USE_CANDIDATE -> useCandidate = true;
            case PRIORITY -> { }
            default -> {
                if (type < OPTIONAL && unknownCount < MOST_UNKNOWN) unknown[unknownCount++] = type;
            }
        }
        return true;
    }

    /** The part of the username that names the receiver: what stands before the colon. */
    public String receiver() {
        int colon = username.indexOf(':');
        return colon < 0 ? username : username.substring(0, colon);
    }

    public boolean useCandidate() {
        return useCandidate;
    }

    /** Whether an attribute must be understood and is not: the request is answered by {@link StunResponse#unknownAttributes}. */
    public boolean asksTooMuch() {
        return unknownCount > 0;
    }

    /** The types of such attributes, the first 16. */
    int[] unknown() {
        return Arrays.copyOf(unknown, unknownCount);
    }

    byte[] message() {
        return message;
    }

    /** Whether the sender knew the password. */
    public boolean authentic(String password) {
        var covered = Arrays.copyOf(message, integrityAt);
        Octets.put16(covered, 2, integrityAt + 24 - 20);
        var expected = StunResponse.hmac(password, covered, integrityAt);
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(message, integrityAt + 4, integrityAt + 24));
    }

    static int fingerprint(byte[] b, int length) {
        var crc = new CRC32();
        crc.update(b, 0, length);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }
}
