package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Sets a forgotten password anew by the link of a letter (A14). Nobody learns from it who has an account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class ForgottenPassword {
    private static final int LETTERS = 3;

    public sealed interface Outcome {
        record Changed() implements Outcome {}
        /** Used up, too old or made up. */
        record NoLink() implements Outcome {}
        /** @param problem text key */
        record Refused(String problem) implements Outcome {}
    }

    @ApplicationScoped
    static class Pace {
        @Inject AccountSettings settings;
        Rate byEmail;
        Rate byAddress;
        @PostConstruct void start() {
            byEmail = new Rate(LETTERS, Duration.ofHours(1));
            byAddress = new Rate(settings.signUpsPerHour, Duration.ofHours(1));
        }
        boolean letter(String email, String address, Instant now) {
            return byAddress.allows(address, now) && byEmail.allows(email, now);
        }
    }

    @Inject ResetLetter letter;
    @Inject NewPassword newPassword;
    @Inject PasswordRules rules;
    @Inject PasswordHashing passwords;
    @Inject Pace pace;
    @Inject Clock clock;

    /** @return false for too many letters, counted before anybody looks whether there is such an account */
    public boolean ask(String typed, String address) {
        String email;
        try {
            email = new EmailAddress(typed).value();
        } catch (IllegalArgumentException e) {
            return true;
        }
        if (!pace.letter(email, address, clock.instant())) return false;
        letter.send(email);
        return true;
    }

    /** Whether this link would be taken now. Looking changes nothing. */
    public boolean isGood(String token) {
        return words(token).isPresent();
    }

    public Outcome set(String token, String password) {
        var words = words(token);
        if (words.isEmpty()) return new Outcome.NoLink();
        var problem = rules.problem(password, words.get());
        if (problem.isPresent()) return new Outcome.Refused(problem.get());
        try {
            return newPassword.byLink(Secrets.hash(token), passwords.hash(password)) ? new Outcome.Changed() : new Outcome.NoLink();
        } catch (PasswordsBusy e) {
            return new Outcome.Refused("sign-up.problem.busy");
        }
    }

    private Optional<String[]> words(String token) {
        return token == null || token.length() > 100 ? Optional.empty() : newPassword.wordsOf(Secrets.hash(token));
    }
}
