package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R9 words a room does not want")
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordFilterTest {
    private final WordFilter filter = WordFilter.of("spam, Crème; bad*");

    @ParameterizedTest @CsvSource({"buy spam now,spam", "SPAM!,spam", "ｓｐａｍ,spam", "creme,creme", "CRÈME brulee,creme", "a badly made one,bad*", "s\u0336p\u0336a\u0336m\u0336,spam"})
    void are_found_whatever_their_dress(String text, String word) {
        assertThat(filter.in(text)).contains(word);
    }

    @ParameterizedTest @ValueSource(strings = {"spammer", "a good one", "", "\u200F\u0627\u0644\u0633\u0644\u0627\u0645", "not_ba_d"})
    void are_whole_words(String text) {
        assertThat(filter.in(text)).isEmpty();
    }

    @Test void come_back_as_they_are_kept() {
        assertThat(WordFilter.of(filter.text())).isEqualTo(filter);
        assertThat(WordFilter.of("")).isEqualTo(WordFilter.NONE);
    }

    @ParameterizedTest @ValueSource(strings = {"x", "*", "a(b)", "waytoolongforawordwaytoolongforawordwaytoolong"})
    void are_words(String text) {
        assertThatThrownBy(() -> WordFilter.of(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
    }
}
