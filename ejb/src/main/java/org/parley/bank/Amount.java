package org.parley.bank;

import java.math.BigDecimal;
import java.util.Currency;
import org.parley.bank.StatementFile.Reason;

/** A sum as a bank writes it, with a point or, as some do, a comma. */
record Amount(long minor, Currency currency) {
    private static final String SHAPE = "\\+?[0-9]{1,13}([.,][0-9]{0,5})?";

    static Amount of(Element element) {
        try {
            if (!element.text().matches(SHAPE)) throw malformed(element);
            var currency = Currency.getInstance(element.currency());
            if (currency.getDefaultFractionDigits() < 0) throw malformed(element);
            return new Amount(new BigDecimal(element.text().replace(',', '.')).movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
        } catch (ArithmeticException | IllegalArgumentException unknown) {
            throw malformed(element);
        }
    }

    private static Unreadable malformed(Element element) { return new Unreadable(Reason.MALFORMED, element.name(), element.line()); }
}
