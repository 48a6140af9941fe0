package org.parley.account.factor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.account.Person;
import org.parley.account.SecurityLetters;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** Codes for the day when app and passkey are lost (A9). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class RecoveryCodes {
    @Inject Factors factors;
    @Inject SecondStep secondStep;
    @Inject SecurityLetters letters;

    public long left(Person.Member who) {
        return factors.recoveryCodes(who.id());
    }

    /** New ones, which nobody sees again; those before are worth nothing. */
    public List<String> renew(Person.Member who) {
        letters.factorsChanged(who.id());
        return factors.renewRecoveryCodes(who.id());
    }

    /** With the first of app and passkey. */
    public List<String> ifNone(Person.Member who) {
        return left(who) > 0 ? List.of() : factors.renewRecoveryCodes(who.id());
    }

    /** With the last of app and passkey. */
    public void dropIfUseless(Person.Member who) {
        if (!secondStep.isNeeded(who)) factors.removeRecoveryCodes(who.id());
    }
}
