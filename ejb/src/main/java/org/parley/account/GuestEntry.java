package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.room.ParticipantId;

/** Lets guests in for one visit (A17): nothing about them is stored. */
@Stateless
public class GuestEntry {
    public sealed interface Outcome {
        record Welcome(Person.Guest guest) implements Outcome {}
        /** @param problems text keys by field: screenName, adult, terms, form */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject Accounts accounts;
    @Inject SignUp.Pace pace;
    @Inject Clock clock;

    public Outcome enter(String screenName, boolean adult, boolean terms, String address) {
        var problems = new LinkedHashMap<String, String>();
        ScreenName name = null;
        try {
            name = new ScreenName(screenName);
            if (accounts.findByScreenName(name).isPresent()) problems.put("screenName", "guest.problem.screen-name-taken");
        } catch (IllegalArgumentException e) {
            problems.put("screenName", "guest.problem.screen-name-form");
        }
        if (!adult) problems.put("adult", "guest.problem.adult");
        if (!terms) problems.put("terms", "guest.problem.terms");
        if (problems.isEmpty() && !pace.guest(address, clock.instant())) problems.put("form", "guest.problem.too-many");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        return new Outcome.Welcome(new Person.Guest(ParticipantId.random().value(), name));
    }
}
