package org.parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonTextTest {
    @ParameterizedTest @ValueSource(strings = {"", "null", "[]", "{", "{\"a\":1}}", "{\"a\":1}{\"a\":2}", "{\"a\":1} x", "{\"a\":[[[[[[[[1]]]]]]]]}", "{\"a\":1e}"})
    void anything_but_an_object_of_ours_is_refused(String text) {
        assertThatThrownBy(() -> JsonText.object(text)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest @ValueSource(strings = {"%s", "-%s", "0.%s", "[%s]"})
    void a_number_of_many_digits_is_refused_as_all_else_is(String form) {
        assertThatThrownBy(() -> JsonText.object("{\"a\":" + form.formatted("9".repeat(1_500)) + "}")).isInstanceOf(JsonException.class);
    }

    @Test void space_around_it_is_nothing() {
        assertThat(JsonText.object(" \r\n\t{\"a\":1}\n ").getInt("a")).isEqualTo(1);
    }

    @Test void of_a_field_given_twice_the_last_holds() {
        assertThat(JsonText.object("{\"a\":1,\"a\":2}").getInt("a")).isEqualTo(2);
    }
}
