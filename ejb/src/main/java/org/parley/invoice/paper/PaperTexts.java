package org.parley.invoice.paper;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words, amounts and dates of one person's paper. */
final class PaperTexts {
    private final Locale locale;
    private final Currency currency;
    private final ResourceBundle texts;

    PaperTexts(Locale locale, Currency currency) {
        this.locale = locale;
        this.currency = currency;
        texts = ResourceBundle.getBundle("org.parley.invoice.paper", locale);
    }

    String say(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    String amount(long minor) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(decimal(minor, currency));
    }

    /** Without the currency, for a column that names it. */
    String figure(long minor) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(decimal(minor, currency));
    }

    String percent(int basisPoints) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(basisPoints, 4));
    }

    String number(int value) { return NumberFormat.getIntegerInstance(locale).format(value); }

    String date(LocalDate day) { return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day); }

    String country(String code) { return Locale.of("", code).getDisplayCountry(locale); }

    static BigDecimal decimal(long minor, Currency currency) { return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()); }
}
