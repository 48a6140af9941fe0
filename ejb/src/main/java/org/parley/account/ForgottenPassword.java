package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Sets a forgotten password anew by the link of a letter (A14). Nobody learns from it who has an account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class ForgottenPassword {
    private static final Pace.Limit LETTERS = Pace.Limit.hourly("reset letters to an address", 3);

    public sealed interface Outcome {
        record Changed() implements Outcome {}
        /** Used up, too old or made up. */
        record NoLink() implements Outcome {}
        /** @param problem text key */
        record Refused(String problem) implements Outcome {}
    }

    @Inject ResetLetter letter;
    @Inject NewPassword newPassword;
    @Inject PasswordRules rules;
    @Inject PasswordHashing passwords;
    @Inject AccountSettings settings;
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
        var now = clock.instant();
        if (!pace.allows(Pace.Limit.hourly("reset letters asked for", settings.signUpsPerHour), address, now) || !pace.allows(LETTERS, email, now)) return false;
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
