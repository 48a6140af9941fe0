package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.consent.Act;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/**
 * Leads an account from one state to the next (A3). Each step is a row of its events and a letter; what stops the use of data is
 * in the ledger first, so that it holds on every node and in every session at once.
 */
@Stateless
@Processes(Purpose.PRIVACY_RIGHTS)
public class AccountStates {
    public sealed interface Outcome {
        record Done() implements Outcome {}
        /** @param due when the account is erased */
        record Planned(Instant due) implements Outcome {}
        /** The portal's own administrator stays. */
        record LastAdministrator() implements Outcome {}
        /** Staff restricted it, and staff lift it. */
        record ByStaff() implements Outcome {}
        /** The account stands where the step does not lead from. */
        record NotNow() implements Outcome {}
    }

    @Inject Accounts accounts;
    @Inject AccountEvents events;
    @Inject Sessions sessions;
    @Inject ConsentDesk consents;
    @Inject Letters letters;
    @Inject AccountSettings settings;
    @Inject Clock clock;

    public AccountState state(Person.Member who) {
        return accounts.find(who.id()).map(Account::state).orElse(AccountState.ERASED);
    }

    public List<AccountEvents.Event> events(Person.Member who) {
        return events.of(who.id());
    }

    public Optional<Instant> plannedErasure(AccountId who) {
        return events.plannedErasure(who);
    }

    /** GDPR Art. 18 where the holder asks for it; the operator's own means where staff do. */
    public Outcome restrict(Person.Member who, Actor actor) {
        if (who.administrator() && actor == Actor.STAFF) return new Outcome.LastAdministrator();
        if (!state(who).mayEnter()) return new Outcome.NotNow();
        consents.restrict(who, channel(actor));
        return step(who.id(), AccountVerb.RESTRICTED, actor, Map.of());
    }

    public Outcome liftRestriction(Person.Member who, Actor actor) {
        if (actor == Actor.HOLDER && isRestrictedByStaff(who)) return new Outcome.ByStaff();
        consents.liftRestriction(who, channel(actor));
        return step(who.id(), AccountVerb.RESTRICTION_LIFTED, actor, Map.of());
    }

    public boolean isRestrictedByStaff(Person.Member who) {
        return consents.history(who).stream().filter(record -> record.act() == Act.RESTRICTED || record.act() == Act.RESTRICTION_LIFTED).findFirst()
            .filter(record -> record.act() == Act.RESTRICTED && record.channel() == Channel.OPERATOR).isPresent();
    }

    /** The page asks for a fresh proof before, so that nobody who finds an open browser can do this. */
    public Outcome deactivate(Person.Member who) {
        var refusal = refusal(who);
        if (refusal.isPresent()) return refusal.get();
        sleep(who);
        return step(who.id(), AccountVerb.DEACTIVATED, Actor.HOLDER, Map.of());
    }

    /** Puts the account to sleep and erases it after the cooling-off period; signing in until then undoes it. */
    public Outcome planErasure(Person.Member who) {
        var refusal = refusal(who);
        if (refusal.isPresent()) return refusal.get();
        var now = clock.instant();
        var due = events.planErasure(who.id(), now, now.plus(settings.coolingOff).truncatedTo(ChronoUnit.SECONDS));
        sleep(who);
        step(who.id(), AccountVerb.ERASURE_PLANNED, Actor.HOLDER, Map.of("date", due.toString().substring(0, 10)));
        return new Outcome.Planned(due);
    }

    private Optional<Outcome> refusal(Person.Member who) {
        if (who.administrator()) return Optional.of(new Outcome.LastAdministrator());
        return state(who).mayEnter() ? Optional.empty() : Optional.of(new Outcome.NotNow());
    }

    private void sleep(Person.Member who) {
        sessions.endAll(who.id(), "");
        consents.deactivate(who);
    }

    /** Of a holder who has proven who they are. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public Outcome reactivate(Person.Member who) {
        if (state(who) != AccountState.DEACTIVATED) return new Outcome.NotNow();
        events.forgetPlan(who.id());
        consents.reactivate(who);
        step(who.id(), AccountVerb.REACTIVATED, Actor.HOLDER, Map.of());
        if (consents.isRestricted(who)) accounts.find(who.id()).ifPresent(one -> one.become(AccountState.RESTRICTED));
        return new Outcome.Done();
    }

    /** For the link of the verification letter. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.ARGUMENT)
    public void verified(AccountId who) {
        events.add(who, AccountVerb.VERIFIED, Actor.HOLDER, clock.instant());
        letters.send(who, Letter.WELCOME, Map.of());
    }

    private Outcome step(AccountId who, AccountVerb verb, Actor actor, Map<String, String> values) {
        accounts.find(who).ifPresent(one -> one.become(verb.to()));
        events.add(who, verb, actor, clock.instant());
        letters.send(who, verb.letter(), values);
        return new Outcome.Done();
    }

    private static Channel channel(Actor actor) {
        return actor == Actor.STAFF ? Channel.OPERATOR : Channel.SETTINGS;
    }
}
