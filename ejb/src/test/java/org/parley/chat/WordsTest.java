package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("P4 what is sealed of a message")
@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsTest {
    @ParameterizedTest
    @CsvSource({"anna, 1, hello", "anna, 'a\nb\n3\n', 'two\nlines'", "ann, '', ''", "日本, 🙂, '\n\n'"})
    void unpacks_to_what_was_packed(String name, String id, String text) {
        var words = new Words(name, id, text);
        assertThat(Words.unpacked(words.packed())).isEqualTo(words);
    }
}
