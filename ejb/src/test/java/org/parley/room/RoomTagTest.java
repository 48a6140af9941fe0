package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R2 a tag")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomTagTest {
    @ParameterizedTest @ValueSource(strings = {"go", "jazz", "7-inch", "müsik", "爵士乐", "xxxxxxxxxxxxxxxxxxxx"}) void is_2_to_20_letters_digits_or_hyphens(String tag) {
        assertThat(RoomTag.find(tag)).contains(new RoomTag(tag));
    }

    @ParameterizedTest @ValueSource(strings = {"", "x", "xxxxxxxxxxxxxxxxxxxxx", "a b", "<b>", "%", "a_b", "a/b", "a\u0000b"}) void is_nothing_else(String tag) {
        assertThat(RoomTag.find(tag)).isEmpty();
    }

    @Test void is_the_same_in_capitals() {
        assertThat(new RoomTag(" JAZZ ")).isEqualTo(new RoomTag("jazz"));
    }

    @Test void that_is_missing_is_none() {
        assertThat(RoomTag.find(null)).isEmpty();
    }
}
