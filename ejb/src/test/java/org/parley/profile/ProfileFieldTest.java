package org.parley.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A5 a field of a profile")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProfileFieldTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static String accept(ProfileField field, String typed) {
        return field.accept(typed, TODAY);
    }

    @ParameterizedTest @EnumSource(ProfileField.class)
    void may_be_empty(ProfileField field) {
        assertThat(accept(field, "  ")).isEmpty();
        assertThat(accept(field, null)).isEmpty();
    }

    @ParameterizedTest @EnumSource(ProfileField.class)
    void has_a_limit(ProfileField field) {
        assertThatThrownBy(() -> accept(field, "1".repeat(field.most() + 1))).isInstanceOf(IllegalArgumentException.class).hasMessage("long");
    }

    @Test void keeps_any_script_and_drops_what_deceives() {
        assertThat(accept(ProfileField.DESCRIPTION, "Grüße 東京 \uD83D\uDE00\u202Egnp\u0007")).isEqualTo("Grüße 東京 \uD83D\uDE00gnp");
        assertThat(accept(ProfileField.DESCRIPTION, "two\r\nlines")).isEqualTo("two\nlines");
        assertThat(accept(ProfileField.LOCATION, "two\nlines")).isEqualTo("two lines");
    }

    @ParameterizedTest @ValueSource(strings = {"+49 30 123456", "(030) 12/34-56", "0123"})
    void takes_phone_numbers(String number) {
        assertThat(accept(ProfileField.PHONE, number)).isEqualTo(number);
    }

    @ParameterizedTest @ValueSource(strings = {"call me", "+", "12", "1234x"})
    void refuses_what_is_no_phone_number(String number) {
        assertThatThrownBy(() -> accept(ProfileField.PHONE, number)).hasMessage("phone");
    }

    @ParameterizedTest @ValueSource(strings = {"1990-05-17", "2008-11-25"})
    void takes_a_date_of_birth_of_an_adult(String date) {
        assertThat(accept(ProfileField.BIRTH_DATE, date)).isEqualTo(date);
    }

    @ParameterizedTest @ValueSource(strings = {"2008-11-26", "1990-02-30", "17.5.1990", "1890-01-01"})
    void refuses_any_other_date_of_birth(String date) {
        assertThatThrownBy(() -> accept(ProfileField.BIRTH_DATE, date)).hasMessage("date");
    }

    @Test void takes_five_https_addresses() {
        var five = "https://example.org/a\nhttps://b.example/?q=1\nhttps://c.example\nhttps://d.example\nhttps://e.example";
        assertThat(accept(ProfileField.LINKS, five)).isEqualTo(five);
        assertThatThrownBy(() -> accept(ProfileField.LINKS, five + "\nhttps://f.example")).hasMessage("links");
    }

    @ParameterizedTest @ValueSource(strings = {"http://example.org", "javascript:alert(1)", "https://user@example.org", "https://localhost", "https://exa mple.org", "example.org", "data:text/html,x"})
    void refuses_other_links(String link) {
        assertThatThrownBy(() -> accept(ProfileField.LINKS, link)).hasMessage("links");
    }

    @Test void an_age_band_is_one_of_the_list() {
        assertThat(accept(ProfileField.AGE_BAND, "25-34")).isEqualTo("25-34");
        assertThatThrownBy(() -> accept(ProfileField.AGE_BAND, "17")).hasMessage("band");
    }
}
