package org.parley.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The one rule by which amounts are rounded: half up and away from zero, as in trade (DIN 1333, {@link RoundingMode#HALF_UP}). */
public final class Rounding {
    private Rounding() {}

    /** {@code amount × part ÷ whole}, without overflow in between. @param whole more than 0 */
    static long share(long amount, long part, long whole) {
        if (whole <= 0) throw new IllegalArgumentException("a share of " + whole);
        return new BigDecimal(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part))).divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
