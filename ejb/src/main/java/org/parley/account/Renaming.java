package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.profile.ProfileDesk;

/** Gives a member another screen name (A4). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class Renaming {
    private static final int IN_A_MONTH = 2;
    private static final Duration MONTH = Duration.ofDays(30);

    public sealed interface Outcome {
        record Renamed(Person.Member member) implements Outcome {}
        /** @param problem text key */
        record Refused(String problem) implements Outcome {}
    }

    @Inject Accounts accounts;
    @Inject NameRows names;
    @Inject ProfileDesk profile;
    @Inject Clock clock;

    public Outcome rename(Person.Member who, String typed) {
        ScreenName name;
        try {
            name = new ScreenName(typed);
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused("sign-up.problem.screen-name-form");
        }
        if (name.equals(who.screenName())) return new Outcome.Refused("name.problem.same");
        if (NameShape.deceives(name)) return new Outcome.Refused("sign-up.problem.screen-name-mixed");
        if (who.administrator() || isOfOther(who, name)) return new Outcome.Refused("sign-up.problem.screen-name-taken");
        var now = clock.instant();
        if (names.countOf(who.id(), now.minus(MONTH)) >= IN_A_MONTH) return new Outcome.Refused("name.problem.too-often");
        accounts.find(who.id()).ifPresent(account -> accounts.rename(account, name, now));
        var renamed = new Person.Member(who.id(), name, who.administrator());
        profile.renamed(renamed);
        return new Outcome.Renamed(renamed);
    }

    private boolean isOfOther(Person.Member who, ScreenName name) {
        return accounts.findByScreenName(name).filter(account -> !account.id().equals(who.id())).isPresent()
            || names.owner(name).filter(owner -> !owner.equals(who.id())).isPresent();
    }
}
