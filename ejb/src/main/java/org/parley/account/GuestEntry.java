package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.room.ParticipantId;
import org.parley.vault.Vault;

/** Lets guests in for one visit (A17): what they say is sealed with a key made for the visit. */
@Stateless
@Processes(value = Purpose.GUEST_VISIT, of = Whose.NEWCOMER)
public class GuestEntry {
    public sealed interface Outcome {
        record Welcome(Person.Guest guest) implements Outcome {}
        /** @param problems text keys by field: screenName, adult, terms, form */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject Accounts accounts;
    @Inject AccountSettings settings;
    @Inject Pace pace;
    @Inject Vault vault;
    @Inject Clock clock;

    public Outcome enter(String screenName, boolean adult, boolean terms, String address) {
        var problems = new LinkedHashMap<String, String>();
        ScreenName name = null;
        try {
            name = new ScreenName(screenName);
            if (NameShape.deceives(name)) problems.put("screenName", "guest.problem.screen-name-mixed");
            else if (accounts.isTaken(name)) problems.put("screenName", "guest.problem.screen-name-taken");
        } catch (IllegalArgumentException e) {
            problems.put("screenName", "guest.problem.screen-name-form");
        }
        if (!adult) problems.put("adult", "guest.problem.adult");
        if (!terms) problems.put("terms", "guest.problem.terms");
        if (problems.isEmpty() && !pace.allows(Pace.Limit.hourly("guests", settings.guestsPerHour), address, clock.instant())) problems.put("form", "guest.problem.too-many");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        var guest = new Person.Guest(ParticipantId.random().value(), name);
        vault.admit(guest.subject());
        return new Outcome.Welcome(guest);
    }
}
