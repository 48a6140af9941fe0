package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R1 what stands where a room has no picture")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaceholderTest {
    @ParameterizedTest @CsvSource({"Evening tea,ET", "tea,T", "the old map room,TO", "'(über) alles',ÜA", "'!!!',''", "𝒜bc déf,𝒜D"}) void has_the_first_letters_of_two_words(String title, String letters) {
        assertThat(Placeholder.of("tea", title).letters()).isEqualTo(letters);
    }

    @Test void keeps_its_colour_whatever_the_title() {
        assertThat(Placeholder.of("evening-tea", "Tea").hue()).isEqualTo(Placeholder.of("evening-tea", "Other").hue()).isBetween(0, Placeholder.HUES - 1);
    }
}
