package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Sends and follows the link of the verification letter (A1). */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class Verification {
    private static final Pace.Limit LETTERS = Pace.Limit.hourly("verification letters to an address", 3);

    @Inject Accounts accounts;
    @Inject VerificationLetter letter;
    @Inject AccountStates states;
    @Inject AccountSettings settings;
    @Inject Pace pace;
    @Inject Clock clock;

    /** @return whether an account waited for this token; a link works once, for two days */
    public boolean verify(String token) {
        if (token == null || token.length() > 100) return false;
        return accounts.findByVerification(Secrets.hash(token)).filter(account -> account.verify(clock.instant())).map(account -> {
            states.verified(account.id());
            return true;
        }).orElse(false);
    }

    /**
     * Sends a new link where an account waits for one; the one before is worth nothing then.
     *
     * @return false for too many, counted before anybody looks whether there is such an account
     */
    public boolean sendAgain(String typed, String address) {
        EmailAddress email;
        try {
            email = new EmailAddress(typed);
        } catch (IllegalArgumentException e) {
            return true;
        }
        var now = clock.instant();
        if (!pace.allows(Pace.Limit.hourly("verification letters asked for", settings.signUpsPerHour), address, now) || !pace.allows(LETTERS, email.value(), now)) return false;
        accounts.findByEmail(email.value()).filter(Account::pending).ifPresent(letter::send);
        return true;
    }
}
