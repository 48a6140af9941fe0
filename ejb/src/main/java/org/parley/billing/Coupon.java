package org.parley.billing;

import org.parley.money.Money;

/**
 * Takes a part off the price of some periods.
 *
 * @param percent 1 to 100
 * @param periods how many are still to come with it, 1 to {@value #PERIODS_MOST}
 */
public record Coupon(int percent, int periods) {
    public static final int PERIODS_MOST = 36;

    public Coupon {
        if (percent < 1 || percent > 100) throw new IllegalArgumentException("a coupon of " + percent + " %");
        if (periods < 1 || periods > PERIODS_MOST) throw new IllegalArgumentException("a coupon for " + periods + " periods");
    }

    Money off(Money price) {
        return price.minus(price.share(percent, 100));
    }
}
