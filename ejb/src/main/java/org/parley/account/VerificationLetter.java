package org.parley.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/** The letter with the one link that opens an account (A1). */
@ApplicationScoped
public class VerificationLetter {
    @Inject Letters letters;
    @Inject Clock clock;

    /** From now on the account waits for this link; one sent before is worth nothing. */
    void send(Account account) {
        var token = Secrets.token();
        account.awaitVerification(Secrets.hash(token), clock.instant());
        letters.send(account.id(), Letter.VERIFICATION, Map.of("token", token));
    }
}
