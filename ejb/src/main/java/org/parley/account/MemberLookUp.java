package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.privacy.ProcessingLog;
import org.parley.staff.Staff;

/** How staff find a member: each look-up is written into that member's log (P6). */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
@Permitted("members:view")
public class MemberLookUp {
    @Inject Accounts accounts;
    @Inject ProcessingLog log;
    @Inject Staff staff;

    /** @param name a whole screen name */
    public Optional<Person.Member> byScreenName(String name) {
        try {
            var found = accounts.findByScreenName(new ScreenName(name)).flatMap(accounts::member);
            found.ifPresent(member -> log.wrote(member.subject(), staff.acting(), Purpose.ADMINISTRATION, "looked-up"));
            return found;
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name of somebody staff deal with already, as in a list of holds. */
    public Optional<String> name(DataSubject subject) {
        return accounts.find(new AccountId(Long.parseLong(subject.key().substring(1)))).flatMap(accounts::member).map(member -> {
            log.wrote(subject, staff.acting(), Purpose.ADMINISTRATION, "seen-in-holds");
            return member.screenName().value();
        });
    }
}
