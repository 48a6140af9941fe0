package org.parley.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B4 an IBAN")
@DisplayNameGeneration(ReplaceUnderscores.class)
class IbanTest {
    @ParameterizedTest @ValueSource(strings = {"DE89370400440532013000", "GB29NWBK60161331926819", "FR1420041010050500013M02606", "NO9386011117947", "MT84MALT011000012345MTLCAST001S"})
    void is_sound(String iban) {
        assertThat(Iban.isSound(iban)).isTrue();
    }

    @ParameterizedTest @NullSource @ValueSource(strings = {"", "DE89370400440532013001", "DE98370400440532013000", "DE89 3704 0044 0532 0130 00", "de89370400440532013000", "DE8937040044", "٣٣89370400440532013000"})
    void is_not(String text) {
        assertThat(Iban.isSound(text)).isFalse();
    }

    @Test void is_read_in_groups() {
        assertThat(Iban.inGroups("DE89370400440532013000")).isEqualTo("DE89 3704 0044 0532 0130 00");
        assertThat(Iban.inGroups("NO9386011117947")).isEqualTo("NO93 8601 1117 947");
    }
}
