package org.parley.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** A member's own profile: every field, told or not (A5, A6). */
@Stateless
@Processes(Purpose.PROFILE)
public class ProfileDesk {
    @Inject ProfileRows rows;

    public List<Told> mine(Person.Member who) {
        var told = rows.of(who.id());
        return Arrays.stream(ProfileField.values()).map(field -> told.getOrDefault(field, Told.nothing(field))).toList();
    }

    /** In place of all there was. */
    public void save(Person.Member who, Collection<Told> told) {
        rows.replace(who.id(), who.screenName().value(), told);
    }

    /** The screen name changed: the search knows the new one only. */
    public void renamed(Person.Member who) {
        save(who, rows.of(who.id()).values());
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void remove(AccountId who) {
        rows.remove(who);
    }
}
