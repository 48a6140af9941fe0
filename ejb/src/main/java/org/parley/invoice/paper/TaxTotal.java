package org.parley.invoice.paper;

import java.math.BigInteger;

/** The tax of one rate: what it is taken from, and what it is, in minor units. Any rounding is accepted that misses by less than one. */
public record TaxTotal(TaxCategory category, int basisPoints, long base, long tax) {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    public TaxTotal {
        requireRate("tax.basisPoints", Limits.given("tax.category", category), basisPoints);
        var missed = BigInteger.valueOf(tax).multiply(WHOLE).subtract(BigInteger.valueOf(base).multiply(BigInteger.valueOf(basisPoints)));
        if (missed.abs().compareTo(WHOLE) >= 0) throw Limits.refused("tax.tax", "the rate's part of the base, rounded");
    }

    static void requireRate(String field, TaxCategory category, int basisPoints) {
        Limits.between(field, basisPoints, category.charges() ? 1 : 0, category.charges() ? 9_999 : 0);
    }
}
