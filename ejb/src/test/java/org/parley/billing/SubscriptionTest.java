package org.parley.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.billing.Subscription.Reason;
import org.parley.billing.Subscription.Step;
import org.parley.money.Money;

@DisplayName("B2 subscriptions")
class SubscriptionTest {
    private static final Money PRO = Money.of(499, "EUR"), EXTREME = Money.of(999, "EUR"), GOLD = Money.of(1999, "EUR");
    private static final Instant NOON = Instant.parse("2027-01-31T12:00:00Z");

    private static Subscription pro(Instant now) {
        return Subscription.begin(Plan.PRO, PRO, now, Duration.ZERO, Optional.empty()).subscription();
    }

    private static Step.Done done(Step step) {
        assertThat(step).isInstanceOf(Step.Done.class);
        return (Step.Done) step;
    }

    private static Reason refused(Step step) {
        assertThat(step).isInstanceOf(Step.Refused.class);
        return ((Step.Refused) step).why();
    }

    @Test @DisplayName("B2 the first period is charged at once, each further one when it begins, and none twice") void periods() {
        var begun = Subscription.begin(Plan.PRO, PRO, NOON, Duration.ZERO, Optional.empty());
        assertThat(begun.charges()).containsExactly(new Charge(Charge.Kind.PERIOD, 1, Plan.PRO, NOON, Instant.parse("2027-02-28T12:00:00Z"), PRO));
        assertThat(begun.subscription().renew(NOON.plusSeconds(1)).charges()).isEmpty();
        var second = begun.subscription().renew(Instant.parse("2027-02-28T12:00:00Z"));
        assertThat(second.charges()).extracting(Charge::number, Charge::from).containsExactly(org.assertj.core.groups.Tuple.tuple(2, Instant.parse("2027-02-28T12:00:00Z")));
        assertThat(second.subscription().renew(Instant.parse("2027-02-28T12:00:00Z")).charges()).as("again").isEmpty();
    }

    @ParameterizedTest @CsvSource({"2027-01-31,28,31,30,31,30,31,31,30,31,30,31,31", "2028-01-31,29,31,30,31,30,31,31,30,31,30,31,31", "2027-08-30,30,30,30,30,30,29,30,30,30,30,30,30", "2028-02-29,29,29,29,29,29,29,29,29,29,29,29,28"})
    @DisplayName("B2 a year of months: the day stays, and where a month has none it is its last") void a_year(LocalDate first, int d1, int d2, int d3, int d4, int d5, int d6, int d7, int d8, int d9, int d10, int d11, int d12) {
        var days = List.of(d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12);
        var subscription = pro(first.atTime(23, 59, 59).toInstant(ZoneOffset.UTC));
        for (var day : days) {
            var end = subscription.until().atZone(ZoneOffset.UTC);
            assertThat(end.getDayOfMonth()).as("%s", end).isEqualTo(day);
            subscription = subscription.renew(subscription.until()).subscription();
        }
        assertThat(subscription.charges()).isEqualTo(13);
    }

    @Test @DisplayName("B2 a higher plan is had now, and the rest of the period costs the difference to the second") void upgrade() {
        var subscription = pro(Instant.parse("2027-03-01T00:00:00Z"));
        var half = done(subscription.upgrade(Plan.GOLD, GOLD, Instant.parse("2027-03-16T12:00:00Z")));
        assertThat(half.subscription().plan()).isEqualTo(Plan.GOLD);
        assertThat(half.charges()).containsExactly(new Charge(Charge.Kind.UPGRADE, 2, Plan.GOLD, Instant.parse("2027-03-16T12:00:00Z"), Instant.parse("2027-04-01T00:00:00Z"), Money.of(750, "EUR")));
        assertThat(half.subscription().renew(Instant.parse("2027-04-01T00:00:00Z")).charges()).extracting(Charge::amount).containsExactly(GOLD);
        assertThat(done(subscription.upgrade(Plan.GOLD, GOLD, Instant.parse("2027-03-31T23:59:59Z"))).charges()).extracting(Charge::amount).as("a second").containsExactly(Money.of(0, "EUR"));
    }

    @Test @DisplayName("B2 a lower plan and an end come with the period's end, and can be taken back until then") void downgrade_cancel_resume() {
        var gold = Subscription.begin(Plan.GOLD, GOLD, NOON, Duration.ZERO, Optional.empty()).subscription();
        var lower = done(gold.downgrade(Plan.PRO, PRO)).subscription();
        assertThat(lower.plan()).isEqualTo(Plan.GOLD);
        assertThat(lower.nextCharge()).contains(PRO);
        assertThat(lower.renew(lower.until()).subscription().plan()).isEqualTo(Plan.PRO);
        assertThat(done(lower.resume()).subscription()).isEqualTo(gold);
        var ending = done(lower.cancel()).subscription();
        assertThat(ending.nextCharge()).isEmpty();
        assertThat(done(ending.resume()).subscription()).isEqualTo(gold);
        var over = ending.renew(ending.until());
        assertThat(over.charges()).isEmpty();
        assertThat(over.subscription().over()).isTrue();
        for (var step : List.of(over.subscription().resume(), over.subscription().cancel(), over.subscription().upgrade(Plan.GOLD, GOLD, NOON), over.subscription().downgrade(Plan.PRO, PRO))) assertThat(refused(step)).isEqualTo(Reason.OVER);
    }

    @Test @DisplayName("B2 a trial costs nothing until it ends, whatever is chosen in it") void trial() {
        var trial = Subscription.begin(Plan.PRO, PRO, NOON, Duration.ofDays(14), Optional.empty());
        assertThat(trial.charges()).isEmpty();
        var upgraded = done(trial.subscription().upgrade(Plan.GOLD, GOLD, NOON.plusSeconds(5)));
        assertThat(upgraded.charges()).isEmpty();
        assertThat(upgraded.subscription().renew(NOON.plus(Duration.ofDays(14))).charges()).extracting(Charge::amount, Charge::from).containsExactly(org.assertj.core.groups.Tuple.tuple(GOLD, NOON.plus(Duration.ofDays(14))));
        var left = done(trial.subscription().cancel()).subscription().renew(NOON.plus(Duration.ofDays(14)));
        assertThat(left.charges()).as("who leaves in time owes nothing").isEmpty();
        assertThat(left.subscription().over()).isTrue();
    }

    @Test @DisplayName("B2 a coupon takes its part off as many periods as it says") void coupon() {
        var step = Subscription.begin(Plan.PRO, PRO, NOON, Duration.ZERO, Optional.of(new Coupon(50, 2)));
        assertThat(step.charges()).extracting(Charge::amount).containsExactly(Money.of(249, "EUR"));
        assertThat(step.subscription().renew(NOON.plus(Duration.ofDays(62))).charges()).extracting(Charge::amount).containsExactly(Money.of(249, "EUR"), PRO);
        assertThat(Subscription.begin(Plan.PRO, PRO, NOON, Duration.ZERO, Optional.of(new Coupon(100, 1))).charges()).extracting(Charge::amount).containsExactly(Money.of(0, "EUR"));
    }

    @Test @DisplayName("B2 what makes no sense is refused and changes nothing") void refusals() {
        var subscription = pro(NOON);
        assertThat(refused(subscription.upgrade(Plan.PRO, PRO, NOON))).isEqualTo(Reason.ORDER);
        assertThat(refused(subscription.upgrade(Plan.GOLD, Money.of(1999, "USD"), NOON))).isEqualTo(Reason.PRICE);
        assertThat(refused(subscription.upgrade(Plan.GOLD, Money.of(1, "EUR"), NOON))).isEqualTo(Reason.PRICE);
        assertThat(refused(subscription.upgrade(Plan.GOLD, GOLD, subscription.until()))).as("the period is over and not renewed").isEqualTo(Reason.OVER);
        assertThat(refused(subscription.downgrade(Plan.FREE, PRO))).isEqualTo(Reason.ORDER);
        assertThat(refused(subscription.downgrade(Plan.EXTREME, EXTREME))).isEqualTo(Reason.ORDER);
        assertThat(refused(subscription.resume())).isEqualTo(Reason.NOTHING);
        assertThatThrownBy(() -> Subscription.begin(Plan.FREE, PRO, NOON, Duration.ZERO, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subscription.begin(Plan.PRO, Money.of(0, "EUR"), NOON, Duration.ZERO, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Subscription.begin(Plan.PRO, PRO, NOON, Duration.ofDays(91), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Coupon(101, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Coupon(10, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What the plans had were worth, to the second and without rounding. */
    private record Had(Money price, Instant from, Instant to, Duration period) {
        BigDecimal worth() {
            return price.units().multiply(BigDecimal.valueOf(Duration.between(from, to).toSeconds())).divide(BigDecimal.valueOf(period.toSeconds()), MathContext.DECIMAL64);
        }
    }

    @Test @DisplayName("B2 in a thousand random lives what is charged is what was had, to half a cent a charge, numbered without gaps") void a_thousand_lives() {
        for (long seed = 0; seed < 1000; seed++) live(seed);
    }

    private static void live(long seed) {
        var random = new Random(seed);
        var now = Instant.parse("2027-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 86_400));
        var begun = Subscription.begin(Plan.PRO, PRO, now, Duration.ofDays(random.nextInt(3)), Optional.empty());
        var charges = new ArrayList<>(begun.charges());
        var had = new ArrayList<Had>();
        var subscription = begun.subscription();
        for (int act = 0; act < 60 && !subscription.over(); act++) {
            var then = now.plusSeconds(1 + random.nextInt(20 * 86_400));
            while (!subscription.over() && !then.isBefore(subscription.until())) { // as a nightly job does, perhaps twice
                note(had, subscription, now, subscription.until());
                now = subscription.until();
                var renewed = subscription.renew(now);
                assertThat(renewed.subscription().renew(now).charges()).as("seed %s", seed).isEmpty();
                charges.addAll(renewed.charges());
                subscription = renewed.subscription();
            }
            if (subscription.over()) break;
            note(had, subscription, now, then);
            now = then;
            var step = switch (random.nextInt(6)) {
                case 0 -> subscription.upgrade(Plan.EXTREME, EXTREME, now);
                case 1 -> subscription.upgrade(Plan.GOLD, GOLD, now);
                case 2 -> subscription.downgrade(Plan.PRO, PRO);
                case 3 -> subscription.downgrade(Plan.EXTREME, EXTREME);
                case 4 -> random.nextInt(4) == 0 ? subscription.cancel() : subscription.resume();
                default -> subscription.resume();
            };
            if (step instanceof Step.Done done) {
                charges.addAll(done.charges());
                subscription = done.subscription();
            }
        }
        if (!subscription.over()) note(had, subscription, now, subscription.until());
        var worth = had.stream().map(Had::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        var charged = charges.stream().map(Charge::amount).reduce(Money.of(0, "EUR"), Money::plus).units();
        assertThat(charged.subtract(worth).abs()).as("seed %s: charged %s for what is worth %s", seed, charged, worth).isLessThanOrEqualTo(new BigDecimal("0.005").multiply(BigDecimal.valueOf(Math.max(1, charges.size()))));
        for (int i = 0; i < charges.size(); i++) assertThat(charges.get(i).number()).as("seed %s", seed).isEqualTo(i + 1);
    }

    private static void note(List<Had> had, Subscription subscription, Instant from, Instant to) {
        if (subscription.period() < 0 || !to.isAfter(from)) return;
        var start = subscription.anchor().atZone(ZoneOffset.UTC).plusMonths(subscription.period()).toInstant();
        had.add(new Had(subscription.price(), from, to, Duration.between(start, subscription.until())));
    }
}
