package org.parley.look;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** Keeps what a member chose under Settings, Account (A16). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class LookDesk {
    @Inject MemberLooks looks;

    public Look of(Person.Member who) {
        return looks.of(who.id());
    }

    /** In which language the member gets letters, also about an account that sleeps. */
    @Processes(Purpose.SERVICE_LETTERS)
    public Language letters(AccountId who) {
        return looks.of(who).letters();
    }

    /** A new member goes on as before, and gets letters in the language of the sign-up. */
    public void begin(AccountId who, Look look) {
        looks.keep(who, look);
    }

    public void keep(Person.Member who, Look look) {
        looks.keep(who.id(), look);
    }
}
