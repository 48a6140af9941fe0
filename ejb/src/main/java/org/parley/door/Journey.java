package org.parley.door;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** One way to a provider and back, as the browser's session remembers it: good for one return, for ten minutes. */
public record Journey(String door, Errand errand, String state, String nonce, String verifier, String returnTo, Instant begun) implements Serializable {
    static final Duration PATIENCE = Duration.ofMinutes(10);

    public enum Errand {
        /** Sign in or up. */
        ENTER,
        /** As that, and wake the account up. */
        WAKE,
        /** Add this door to an account that is signed in. */
        CONNECT,
        /** Prove once more who is signed in. */
        PROVE
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(begun.plus(PATIENCE));
    }

    @Override public String toString() {
        return errand + " by " + door;
    }
}
