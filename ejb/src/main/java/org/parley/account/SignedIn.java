package org.parley.account;

import java.io.Serializable;
import java.time.Instant;

/** One sign-in of a browser, as its web session carries it: the family of its return token, and since when. */
public record SignedIn(String family, Instant since) implements Serializable {
    /** @param token as {@link StaySignedIn} gives it */
    public static SignedIn by(String token, Instant now) {
        return new SignedIn(token.substring(0, token.indexOf('.')), now);
    }
}
