package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) in the PHC string format, with OWASP's parameters: 19 MiB, 2 passes, 1 lane. A few threads of its own do
 * it, half the cores unless set otherwise, and a few requests wait for them: a flood of sign-ins takes neither the memory nor
 * what chat needs. One too many is refused at once.
 */
@ApplicationScoped
public class PasswordHashing {
    private static final int MEMORY_KIB = 19 * 1024, PASSES = 2, LANES = 1, SALT = 16, HASH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    @Inject AccountSettings settings;

    private ThreadPoolExecutor threads;
    private String nobody;

    public PasswordHashing() {}

    public PasswordHashing(int threads, int waiting) {
        start(threads, waiting);
    }

    @PostConstruct void start() {
        start(settings.hashingThreads > 0 ? settings.hashingThreads : Math.max(1, Runtime.getRuntime().availableProcessors() / 2), settings.hashingWaiting);
    }

    private void start(int running, int waiting) {
        threads = new ThreadPoolExecutor(running, running, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        nobody = hash("nobody has this password");
    }

    @PreDestroy void stop() {
        threads.shutdownNow();
    }

    /** @throws PasswordsBusy where too many wait */
    public String hash(String password) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, ENCODER.encodeToString(salt),
            ENCODER.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH)));
    }

    /** @throws PasswordsBusy where too many wait */
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
        try {
            return threads.submit(() -> {
                var generator = new Argon2BytesGenerator();
                generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
                var out = new byte[length];
                generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
                return out;
            }).get();
        } catch (RejectedExecutionException e) {
            throw new PasswordsBusy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PasswordsBusy();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
