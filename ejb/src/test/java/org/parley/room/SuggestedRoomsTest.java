package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R2 interests as tags")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuggestedRoomsTest {
    @ParameterizedTest @CsvSource(delimiter = '|', value = {"Jazz|jazz", "Jazz, old maps|jazz old-maps old maps", "Fußball; Müsli|fußball müsli", "a, I|''", "''|''", "<b>%_</b>|''", "7-inch records|7-inch-records 7-inch records"})
    void are_their_words_and_phrases(String interests, String tags) {
        assertThat(SuggestedRooms.tags(interests)).containsExactlyInAnyOrderElementsOf(tags.isEmpty() ? List.of() : List.of(tags.split(" ")));
    }

    @Test void are_sixteen_at_most() {
        assertThat(SuggestedRooms.tags(IntStream.range(0, 50).mapToObj(n -> "word" + n).collect(Collectors.joining(", ")))).hasSizeLessThanOrEqualTo(16);
    }
}
