package org.parley.account;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Looks for the account in the background, so that the answer to who asks takes the same time for every address. */
@Stateless
@Asynchronous
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class ResetLetter {
    @Inject Accounts accounts;
    @Inject AccountLinks links;
    @Inject AccountSettings settings;
    @Inject SecurityLetters letters;
    @Inject VerificationLetter verification;
    @Inject Clock clock;

    public void send(String typed) {
        var email = new EmailAddress(typed);
        accounts.findByEmail(email.value()).ifPresent(account -> {
            if (account.pending()) verification.send(account);
            if (!account.hasPassword()) return;
            var token = Secrets.token();
            links.add(new PasswordReset(account.id(), Secrets.hash(token), clock.instant().plus(settings.resetLink)));
            letters.reset(account.id(), token);
        });
    }
}
