package org.parley.billing;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Permitted;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.money.Money;
import org.parley.privacy.ProcessingLog;
import org.parley.staff.Staff;

/** Where staff decide on plans and give them (B1, B2). Past prices stay; what is decided is in force at once. */
@Stateless
@Processes(value = Purpose.PLANS, of = Whose.FOUND_INSIDE)
public class PlanDesk {
    /** Units of a currency a month, and days a given plan lasts. */
    public static final int PRICE_MOST = 1_000_000, DAYS_MOST = 3660;

    private static final int SHOWN = 500;

    /** A plan somebody has, with the name. */
    public record Held(HeldPlan held, String name) {}

    public sealed interface Outcome {
        record Done() implements Outcome {}
        /** @param field {@code plan}, {@code currency}, {@code amount}, {@code person} or {@code days} */
        record Refused(String field) implements Outcome {}
    }

    @Inject PlanRows rows;
    @Inject Names names;
    @Inject Staff staff;
    @Inject ProcessingLog log;
    @Inject Event<PlansAtHand.Changed> changes;
    @Inject Clock clock;

    /** All versions, the latest first. */
    @Permitted("billing:view")
    public List<Price> prices() {
        return rows.prices();
    }

    /**
     * A new version, in force from now on.
     *
     * @param currency three letters (ISO 4217)
     * @param amount   as typed, more than nothing and at most {@value #PRICE_MOST} units
     */
    @Permitted("billing:edit")
    public Outcome price(Plan plan, String currency, String amount) {
        if (plan.isFree()) return new Outcome.Refused("plan");
        var known = Currency.getAvailableCurrencies().stream().filter(one -> one.getCurrencyCode().equals(currency) && one.getDefaultFractionDigits() >= 0).findFirst();
        if (known.isEmpty()) return new Outcome.Refused("currency");
        var money = Money.parse(amount, known.get()).filter(one -> one.minor() > 0 && one.minor() <= 100_000_000 && one.units().longValue() <= PRICE_MOST);
        if (money.isEmpty()) return new Outcome.Refused("amount");
        rows.add(plan, money.get(), clock.instant());
        return new Outcome.Done();
    }

    /** Nothing is changed where an amount is out of its range. */
    @Permitted("billing:edit")
    public Outcome decide(Plan plan, Map<Entitlement, Integer> amounts) {
        for (var one : amounts.entrySet()) if (!one.getKey().takes(one.getValue())) return new Outcome.Refused(one.getKey().word());
        amounts.forEach((entitlement, amount) -> rows.decide(plan, entitlement, amount));
        changes.fire(new PlansAtHand.Changed(Optional.empty()));
        return new Outcome.Done();
    }

    /** Plans in force, the latest given first, {@value #SHOWN} at most. */
    @Permitted("billing:view")
    public List<Held> held() {
        var all = rows.inForce(clock.instant()).stream().limit(SHOWN).toList();
        var known = names.members(all.stream().map(HeldPlan::account).distinct().toList());
        return all.stream().map(one -> new Held(one, Optional.ofNullable(known.get(one.account())).map(member -> member.screenName().value()).orElse(""))).toList();
    }

    /** Gives a plan without a price. @param name of a member @param days 1 to {@value #DAYS_MOST} */
    @Permitted("plans:give")
    public Outcome give(String name, Plan plan, int days) {
        if (plan.isFree()) return new Outcome.Refused("plan");
        var who = names.find(name);
        if (who.isEmpty()) return new Outcome.Refused("person");
        if (days < 1 || days > DAYS_MOST) return new Outcome.Refused("days");
        var now = clock.instant();
        log.wrote(who.get().subject(), staff.acting(), Purpose.PLANS, "plan-given");
        rows.hold(who.get().id(), plan, now, now.plus(Duration.ofDays(days)));
        changes.fire(new PlansAtHand.Changed(Optional.of(who.get().id())));
        return new Outcome.Done();
    }

    @Permitted("plans:give")
    public void takeBack(long id) {
        for (AccountId who : rows.end(id, clock.instant())) {
            log.wrote(who.subject(), staff.acting(), Purpose.PLANS, "plan-taken");
            changes.fire(new PlansAtHand.Changed(Optional.of(who)));
        }
    }
}
