package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;

/** Whom letters go to. */
@Stateless
@Processes(Purpose.SERVICE_LETTERS)
public class Addressees {
    @Inject Accounts accounts;

    /** Empty for a former member and for one without an address, as the administrator made at the start. */
    public Optional<String> email(DataSubject subject) {
        return accounts.find(new AccountId(Long.parseLong(subject.key().substring(1)))).flatMap(accounts::email).filter(email -> email.contains("@"));
    }

    /** Empty for a former member. */
    public Optional<Person.Member> member(AccountId who) {
        return accounts.find(who).flatMap(accounts::member);
    }

    /** Active accounts in the order of their numbers. */
    @Processes(value = Purpose.SERVICE_LETTERS, of = Whose.FOUND_INSIDE)
    public List<AccountId> after(long number, int most) {
        return accounts.activeAfter(number, most);
    }
}
