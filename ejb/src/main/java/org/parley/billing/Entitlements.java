package org.parley.billing;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** The one place that is asked what somebody may by their plan (B1). Answers are at hand; what changes is told to observers of {@link PlansAtHand.LookAgain}. */
@Stateless
@Processes(value = Purpose.PLANS, of = Whose.FOUND_INSIDE)
public class Entitlements {
    private static final int MINUTES = 1;

    @Inject PlansAtHand atHand;
    @Inject PlanRows rows;
    @Inject Event<PlansAtHand.Changed> changes;
    @Inject Clock clock;

    public Allowance of(Person person) {
        return person instanceof Person.Member member ? of(member.id()) : all().get(Plan.FREE);
    }

    public Allowance of(AccountId who) {
        return all().get(atHand.plan(who, () -> highest(who, clock.instant())));
    }

    private Plan highest(AccountId who, Instant now) {
        return rows.of(who, now).stream().filter(one -> !one.since().isAfter(now)).map(HeldPlan::plan).max(Plan::compareTo).orElse(Plan.FREE);
    }

    public Map<Plan, Allowance> all() {
        return atHand.allowances(rows::allowances);
    }

    /** Members whose rooms come before others. */
    public Set<AccountId> boosted() {
        return atHand.boosted(() -> rows.inForce(clock.instant()).stream().filter(one -> all().get(one.plan()).has(Entitlement.BOOST)).map(HeldPlan::account).collect(Collectors.toSet()));
    }

    /** A plan that is over is over in rooms, too. */
    @Schedule(hour = "*", minute = "*/" + MINUTES, persistent = false)
    public void endThoseOver() {
        var now = clock.instant();
        for (var who : rows.ended(now.minus(Duration.ofMinutes(2 * MINUTES)), now)) changes.fire(new PlansAtHand.Changed(Optional.of(who)));
    }
}
