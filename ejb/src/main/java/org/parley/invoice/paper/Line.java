package org.parley.invoice.paper;

/**
 * What is charged.
 *
 * @param unitNet     price of one in minor units; negative where a line gives something back, as a coupon does
 * @param basisPoints the tax in hundredths of a percent: 1900 is 19 %
 */
public record Line(String text, int quantity, long unitNet, TaxCategory category, int basisPoints) {
    public static final int LONGEST_TEXT = 500, MOST = 1_000_000;
    static final long DEAREST = 100_000_000_000L;

    public Line {
        text = Limits.text("line.text", text, LONGEST_TEXT);
        Limits.between("line.quantity", quantity, 1, MOST);
        Limits.between("line.unitNet", unitNet, -DEAREST, DEAREST);
        TaxTotal.requireRate("line.basisPoints", Limits.given("line.category", category), basisPoints);
    }

    public long net() { return Math.multiplyExact(quantity, unitNet); }

    boolean isTaxedAs(TaxTotal total) { return category == total.category() && basisPoints == total.basisPoints(); }
}
