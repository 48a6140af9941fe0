package org.parley.account.factor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Time-based one-time passwords (RFC 6238): six digits of HMAC-SHA-1 over steps of half a minute, as every app knows them. */
final class TotpCode {
    static final int SECONDS = 30;
    private static final int WINDOW = 1, BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(6);

    private TotpCode() {}

    /** In Base32, as people type it into an app. */
    static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base32.toBase32String(bytes);
    }

    /** The step whose code this is, now or one to either side. */
    static OptionalLong step(String secret, String code, Instant now) {
        var here = now.getEpochSecond() / SECONDS;
        var found = OptionalLong.empty();
        for (var step = here - WINDOW; step <= here + WINDOW; step++)
            if (MessageDigest.isEqual(at(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8))) found = OptionalLong.of(step);
        return found;
    }

    static String at(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "RAW"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
