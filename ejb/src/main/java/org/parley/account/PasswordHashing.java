package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, with OWASP's parameters: 19 MiB, 2 passes, 1 lane. At most two run at a time,
 * so that a flood of sign-ins cannot take the memory.
 */
@ApplicationScoped
public class PasswordHashing {
    private static final int MEMORY_KIB = 19 * 1024, PASSES = 2, LANES = 1, SALT = 16, HASH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Semaphore running = new Semaphore(2);
    private final String nobody = hash("nobody has this password");

    public String hash(String password) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, ENCODER.encodeToString(salt),
            ENCODER.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH)));
    }

    public boolean matches(String password, String stored) {
        var parts = stored.split("\\$");
        var costs = parts[3].split("[=,]");
        var expected = Base64.getDecoder().decode(parts[5]);
        var actual = argon2(password, Base64.getDecoder().decode(parts[4]), Integer.parseInt(costs[1]), Integer.parseInt(costs[3]),
            Integer.parseInt(costs[5]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes the time of a real check, so that an unknown e-mail address answers no sooner than a known one. */
    public void pretend(String password) {
        matches(password, nobody);
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        running.acquireUninterruptibly();
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
            var out = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
            return out;
        } finally {
            running.release();
        }
    }
}
