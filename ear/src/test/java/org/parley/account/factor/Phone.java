package org.parley.account.factor;

import java.time.Instant;

/** An authenticator app on somebody's phone. */
public final class Phone {
    private Phone() {}

    public static String code(String secret) {
        return TotpCode.at(secret, Instant.now().getEpochSecond() / TotpCode.SECONDS);
    }
}
