package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.profile.ProfileDesk;

/** Gives a member another screen name (A4). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class Renaming {
    private static final int IN_A_MONTH = 2;

    public sealed interface Outcome {
        record Renamed(Person.Member member) implements Outcome {}
        /** @param problem text key */
        record Refused(String problem) implements Outcome {}
    }

    @ApplicationScoped
    static class Pace {
        private Rate renamed;
        @PostConstruct void start() {
            renamed = new Rate(IN_A_MONTH, Duration.ofDays(30));
        }
        boolean allows(Person.Member who, Instant now) {
            return renamed.allows(who.key(), now);
        }
    }

    @Inject Accounts accounts;
    @Inject NameRows names;
    @Inject ProfileDesk profile;
    @Inject Pace pace;
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
        if (!pace.allows(who, clock.instant())) return new Outcome.Refused("name.problem.too-often");
        accounts.find(who.id()).ifPresent(account -> accounts.rename(account, name, clock.instant()));
        var renamed = new Person.Member(who.id(), name, who.administrator());
        profile.renamed(renamed);
        return new Outcome.Renamed(renamed);
    }

    private boolean isOfOther(Person.Member who, ScreenName name) {
        return accounts.findByScreenName(name).filter(account -> !account.id().equals(who.id())).isPresent()
            || names.owner(name).filter(owner -> !owner.equals(who.id())).isPresent();
    }
}
