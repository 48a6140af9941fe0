package org.parley.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B1 money is exact")
class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR"), JPY = Currency.getInstance("JPY");

    @ParameterizedTest @CsvSource({"499,1,2,250", "-499,1,2,-250", "1,1,3,0", "2,1,3,1", "100,1,3,33", "0,5,7,0", "1000000000000000,999999999999999,1000000000000000,999999999999999"})
    @DisplayName("B1 half a cent is rounded up, away from zero") void rounding(long amount, long part, long whole, long share) {
        assertThat(new Money(amount, EUR).share(part, whole).minor()).isEqualTo(share);
    }

    @Test @DisplayName("B2 what is used and what is left of a price make the price, however it is cut") void shares_make_the_whole() {
        var random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            long whole = 1 + random.nextLong(3_000_000), used = random.nextLong(whole + 1);
            var price = new Money(random.nextLong(1_000_000), EUR);
            var left = price.minus(price.share(used, whole));
            assertThat(price.share(used, whole).plus(left)).isEqualTo(price);
            assertThat(left.isNegative()).as("%s of %s left of %s", used, whole, price).isFalse();
        }
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {"4.99|EUR|499", "4,99|EUR|499", "5|EUR|500", " 0.05 |EUR|5", "500|JPY|500", "9999999999999|EUR|999999999999900"})
    @DisplayName("B1 amounts are read as people type them") void typed(String typed, String currency, long minor) {
        assertThat(Money.parse(typed, Currency.getInstance(currency))).contains(Money.of(minor, currency));
    }

    @ParameterizedTest @ValueSource(strings = {"", " ", "-1", "+1", "4.9", "4.999", "1e3", "0x10", "1 000", "1.000,00", "99999999999999", "٤", "4.99 €", "NaN", "∞"})
    @DisplayName("B1 what is no amount is not guessed") void not_money(String typed) {
        assertThat(Money.parse(typed, EUR)).isEmpty();
    }

    @Test @DisplayName("B1 a currency without cents takes none") void no_cents() {
        assertThat(Money.parse("500.00", JPY)).isEmpty();
    }

    @Test @DisplayName("B1 too much, other currencies and what is no currency are refused") void refusals() {
        assertThatThrownBy(() -> new Money(Money.MOST + 1, EUR)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Money.MOST, EUR).plus(new Money(1, EUR))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(1, EUR).plus(new Money(1, JPY))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(1, "XXX")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, EUR).share(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @DisplayName("B1 amounts are written as the reader's language does") void written() {
        assertThat(Money.of(123499, "EUR").in(Locale.ENGLISH)).isEqualTo("€1,234.99");
        assertThat(Money.of(123499, "EUR").in(Locale.GERMANY)).isEqualTo("1.234,99\u00a0€");
        assertThat(Money.of(500, "JPY").in(Locale.ENGLISH)).isEqualTo("¥500");
        assertThat(Money.of(-5, "EUR")).hasToString("-0.05 EUR");
    }
}
