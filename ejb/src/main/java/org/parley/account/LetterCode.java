package org.parley.account;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** A code under way by letter, as the session of the browser that asked for it remembers it: nowhere else it is worth anything. */
public record LetterCode(AccountId who, String hash, Instant until, int tries) implements Serializable {
    static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    static LetterCode of(AccountId who, String code, Instant now) {
        return new LetterCode(who, Secrets.hash(code), now.plus(PATIENCE), TRIES);
    }

    public boolean isOpen(Person.Member here, Instant now) {
        return who.equals(here.id()) && tries > 0 && now.isBefore(until);
    }

    public boolean fits(String typed) {
        return Secrets.same(hash, Secrets.hash(typed == null ? "" : typed.replaceAll("\\s", "")));
    }

    public LetterCode tried() {
        return new LetterCode(who, hash, until, tries - 1);
    }

    @Override public String toString() {
        return "a code by letter";
    }
}
