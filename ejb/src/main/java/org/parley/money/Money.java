package org.parley.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * An amount in a currency.
 *
 * @param minor    in the smallest units of the currency: cents, pence, yen; may be negative, {@value #MOST} at most either way
 * @param currency one of ISO 4217 that has units
 */
public record Money(long minor, Currency currency) implements Serializable {
    public static final long MOST = 1_000_000_000_000_000L;

    public Money {
        if (currency.getDefaultFractionDigits() < 0) throw new IllegalArgumentException(currency + " is no money");
        if (minor > MOST || minor < -MOST) throw new ArithmeticException("more than money: " + minor);
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * What somebody typed: digits with a point or comma before as many digits as the currency has.
     *
     * @return empty for anything else, for signs, and above {@value #MOST}
     */
    public static Optional<Money> parse(String typed, Currency currency) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (typed == null || !typed.strip().matches("\\d{1,13}" + (digits == 0 ? "" : "([.,]\\d{" + digits + "})?"))) return Optional.empty();
        var minor = new BigDecimal(typed.strip().replace(',', '.')).movePointRight(digits).longValueExact();
        return minor > MOST ? Optional.empty() : Optional.of(new Money(minor, currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(-minor, currency);
    }

    /** So many {@code part}s of {@code whole}, as for a part of a month or a percentage; by {@link Rounding}. */
    public Money share(long part, long whole) {
        return new Money(Rounding.share(minor, part, whole), currency);
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isMoreThan(Money other) {
        return minor > same(other).minor;
    }

    private Money same(Money other) {
        if (!other.currency.equals(currency)) throw new IllegalArgumentException(other.currency + " is not " + currency);
        return other;
    }

    /** In units, exact: 4.99. */
    public BigDecimal units() {
        return new BigDecimal(BigInteger.valueOf(minor), currency.getDefaultFractionDigits());
    }

    /** As people of a language write it: 4,99 €. */
    public String in(Locale language) {
        var format = NumberFormat.getCurrencyInstance(language);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(units());
    }

    @Override public String toString() {
        return units().toPlainString() + ' ' + currency;
    }
}
