package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Follows the link of the verification letter (A1). */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class Verification {
    @Inject Accounts accounts;
    @Inject Clock clock;

    /** @return whether an account waited for this token; a link works once, for two days */
    public boolean verify(String token) {
        if (token == null || token.length() > 100) return false;
        return accounts.findByVerification(Secrets.hash(token)).map(account -> account.verify(clock.instant())).orElse(false);
    }
}
