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

    /** In which language the member gets letters. */
    public Language letters(AccountId who) {
        return looks.of(who).letters();
    }

    /** A new member's letters come in the language of the sign-up. */
    public void begin(AccountId who, Language spoken) {
        looks.keep(who, Look.OF_THE_BROWSER.withLetters(spoken));
    }

    public void keep(Person.Member who, Look look) {
        looks.keep(who.id(), look);
    }
}
