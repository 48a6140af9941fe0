package org.parley.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.money.Money;

/**
 * A plan somebody pays for, period by period (B2). A value: each verb answers how it goes on and what is charged, or refuses. Periods are
 * months from the {@code anchor}, in UTC; where a month has no such day, its last. Between {@link #begin} and the anchor lies a trial,
 * if any.
 *
 * @param price   of a whole period, as agreed
 * @param anchor  when the first period begins that costs something
 * @param period  that runs now, from 0; -1 in a trial
 * @param charges made so far
 * @param later   what it is from the end of the period on, where a lower plan was chosen
 * @param ends    whether the period that runs is the last
 * @param over    whether it has ended
 */
public record Subscription(Plan plan, Money price, Instant begun, Instant anchor, int period, int charges, Optional<Coupon> coupon, Optional<Next> later, boolean ends, boolean over) {
    public static final Duration TRIAL_MOST = Duration.ofDays(90);
    /** Periods that may be made up for at once, where nothing ran for long. */
    private static final int CATCH_UP = 120;

    /** The plan and the price that follow. */
    public record Next(Plan plan, Money price) {}

    /** How it goes on, and what that costs. */
    public sealed interface Step {
        record Done(Subscription subscription, List<Charge> charges) implements Step {}
        record Refused(Reason why) implements Step {}
    }

    public enum Reason {
        /** It is over. */
        OVER,
        /** The plan is not a higher one, or not a lower one, than that now. */
        ORDER,
        /** The price is in another currency, or nothing, or that of a higher plan is lower. */
        PRICE,
        /** There is nothing to be taken back. */
        NOTHING
    }

    /**
     * @param trial how long it costs nothing first, at most {@link #TRIAL_MOST}; zero for none
     * @throws IllegalArgumentException for the free plan, a price that is none, and a trial that is too long
     */
    public static Step.Done begin(Plan plan, Money price, Instant now, Duration trial, Optional<Coupon> coupon) {
        if (plan.isFree() || price.isNegative() || price.isZero()) throw new IllegalArgumentException(plan + " for " + price);
        if (trial.isNegative() || trial.compareTo(TRIAL_MOST) > 0) throw new IllegalArgumentException("a trial of " + trial);
        return new Subscription(plan, price, now, now.plus(trial), -1, 0, coupon, Optional.empty(), false, false).renew(now);
    }

    /** Begins the periods that are due by now. Again at the same moment it changes nothing and charges nothing. */
    public Step.Done renew(Instant now) {
        var made = new ArrayList<Charge>();
        var current = this;
        for (int i = 0; i < CATCH_UP && !current.over && !now.isBefore(current.until()); i++) current = current.ends ? current.ended() : current.next(made);
        return new Step.Done(current, List.copyOf(made));
    }

    private Subscription ended() {
        return new Subscription(plan, price, begun, anchor, period, charges, coupon, Optional.empty(), true, true);
    }

    private Subscription next(List<Charge> made) {
        var follows = later.orElse(new Next(plan, price));
        var owed = coupon.map(one -> one.off(follows.price())).orElse(follows.price());
        made.add(new Charge(Charge.Kind.PERIOD, charges + 1, follows.plan(), start(period + 1), start(period + 2), owed));
        var left = coupon.filter(one -> one.periods() > 1).map(one -> new Coupon(one.percent(), one.periods() - 1));
        return new Subscription(follows.plan(), follows.price(), begun, anchor, period + 1, charges + 1, left, Optional.empty(), false, false);
    }

    /** A higher plan from now on; the rest of the period costs the difference, to the second. In a trial it costs nothing. */
    public Step upgrade(Plan higher, Money its, Instant now) {
        if (over || !now.isBefore(until())) return new Step.Refused(Reason.OVER);
        if (higher.compareTo(plan) <= 0) return new Step.Refused(Reason.ORDER);
        if (!its.currency().equals(price.currency()) || price.isMoreThan(its)) return new Step.Refused(Reason.PRICE);
        var rest = Duration.between(now, until()).toSeconds();
        var upgraded = new Subscription(higher, its, begun, anchor, period, charges, coupon, Optional.empty(), false, false);
        if (period < 0 || rest == 0) return new Step.Done(upgraded, List.of());
        var owed = its.minus(price).share(rest, Duration.between(start(period), until()).toSeconds());
        return new Step.Done(upgraded.charged(), List.of(new Charge(Charge.Kind.UPGRADE, charges + 1, higher, now, until(), owed)));
    }

    private Subscription charged() {
        return new Subscription(plan, price, begun, anchor, period, charges + 1, coupon, later, ends, over);
    }

    /** A lower plan when the period ends; until then all stays, since it is paid. */
    public Step downgrade(Plan lower, Money its) {
        if (over) return new Step.Refused(Reason.OVER);
        if (lower.isFree() || lower.compareTo(plan) >= 0) return new Step.Refused(Reason.ORDER);
        if (!its.currency().equals(price.currency()) || its.isNegative() || its.isZero()) return new Step.Refused(Reason.PRICE);
        return new Step.Done(new Subscription(plan, price, begun, anchor, period, charges, coupon, Optional.of(new Next(lower, its)), false, false), List.of());
    }

    /** No further period. */
    public Step cancel() {
        if (over) return new Step.Refused(Reason.OVER);
        return new Step.Done(new Subscription(plan, price, begun, anchor, period, charges, coupon, Optional.empty(), true, false), List.of());
    }

    /** Takes a cancellation or a lower plan back, before it is in force. */
    public Step resume() {
        if (over) return new Step.Refused(Reason.OVER);
        if (!ends && later.isEmpty()) return new Step.Refused(Reason.NOTHING);
        return new Step.Done(new Subscription(plan, price, begun, anchor, period, charges, coupon, Optional.empty(), false, false), List.of());
    }

    /** The end of the period or trial that runs. */
    public Instant until() {
        return start(period + 1);
    }

    /** What the next period costs; empty where there is none. */
    public Optional<Money> nextCharge() {
        if (over || ends) return Optional.empty();
        var its = later.map(Next::price).orElse(price);
        return Optional.of(coupon.map(one -> one.off(its)).orElse(its));
    }

    private Instant start(int number) {
        return anchor.atZone(ZoneOffset.UTC).plusMonths(number).toInstant();
    }
}
