package org.parley.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.parley.vault.Vault;

/** Gives letters their numbers and knows them again (O7). It keeps none, and cannot tell to whom a letter went. */
@ApplicationScoped
public class LetterNumbers {
    public static final int LONGEST = 20_000;

    @Inject Vault vault;
    @Inject Clock clock;

    LetterNumber issue(Letter letter) {
        return LetterNumber.issue(letter, clock.instant(), this::print);
    }

    /** @param text a number, or a whole letter with its headers, at most {@value #LONGEST} characters */
    public Optional<LetterNumber.Known> find(String text) {
        if (text == null || text.length() > LONGEST) return Optional.empty();
        return LetterNumber.in(text).flatMap(number -> number.known(this::print).stream()).findFirst();
    }

    private String print(String text) {
        return vault.print("letter-number", text);
    }
}
