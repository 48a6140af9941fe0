package org.parley.billing;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.money.Money;

/** Plans as people see them (B1). */
@Stateless
@Processes(value = Purpose.PLANS, of = Whose.FOUND_INSIDE)
public class Plans {
    /** @param price empty for what costs nothing, and where there is none in that currency */
    public record Offer(Allowance allowance, Optional<Money> price) {
        public Plan plan() {
            return allowance.plan();
        }
    }

    @Inject PlanRows rows;
    @Inject Entitlements entitlements;
    @Inject Event<PlansAtHand.Changed> changes;
    @Inject Clock clock;

    /** Currencies there are prices in, the one with the most plans first. */
    public List<Currency> currencies() {
        var counts = new LinkedHashMap<Currency, Integer>();
        inForce().values().forEach(byCurrency -> byCurrency.keySet().forEach(currency -> counts.merge(currency, 1, Integer::sum)));
        return counts.entrySet().stream().sorted(Map.Entry.<Currency, Integer>comparingByValue().reversed().thenComparing(one -> one.getKey().getCurrencyCode())).map(Map.Entry::getKey).toList();
    }

    /** All plans, the free one first. */
    public List<Offer> offers(Currency currency) {
        var prices = inForce();
        var offers = new ArrayList<Offer>();
        for (var plan : Plan.values()) offers.add(new Offer(entitlements.all().get(plan), Optional.ofNullable(prices.getOrDefault(plan, Map.of()).get(currency)).map(Price::amount)));
        return offers;
    }

    private Map<Plan, Map<Currency, Price>> inForce() {
        var now = clock.instant();
        var found = new LinkedHashMap<Plan, Map<Currency, Price>>();
        for (var price : rows.prices()) if (!price.since().isAfter(now)) found.computeIfAbsent(price.plan(), plan -> new LinkedHashMap<>()).putIfAbsent(price.amount().currency(), price);
        return found;
    }

    /** What a member has, the one that ends last first; empty for the free plan. */
    @Processes(Purpose.PLANS)
    public List<HeldPlan> held(Person.Member who) {
        return rows.of(who.id(), clock.instant());
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(AccountId who) {
        rows.removeAll(who);
        changes.fire(new PlansAtHand.Changed(Optional.of(who)));
    }
}
