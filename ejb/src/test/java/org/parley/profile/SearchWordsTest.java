package org.parley.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A8 words of a search")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchWordsTest {
    @Test void are_found_by_their_beginnings_without_case_and_accents() {
        assertThat(SearchWords.beginnings("Café-Göttin")).containsExactly("ca", "caf", "cafe", "go", "got", "gott", "gotti", "gottin");
        assertThat(SearchWords.asked("CAFÉ göt")).containsExactly("cafe", "got");
    }

    @Test void every_word_asked_for_is_a_beginning_however_long() {
        var long_ = "Donaudampfschifffahrtsgesellschaft";
        assertThat(SearchWords.beginnings(long_)).containsAll(SearchWords.asked(long_)).containsAll(SearchWords.asked("Donaudampf"));
    }

    @Test void of_one_letter_do_not_count() {
        assertThat(SearchWords.asked("a . ?")).isEmpty();
        assertThat(SearchWords.asked(null)).isEmpty();
    }

    @Test void are_bounded() {
        var many = IntStream.range(0, 1000).mapToObj(n -> "word" + n).collect(Collectors.joining(" "));
        assertThat(SearchWords.asked(many)).hasSize(SearchWords.IN_QUERY);
        assertThat(SearchWords.beginnings(many).size()).isLessThanOrEqualTo(SearchWords.IN_FIELD * SearchWords.LONGEST);
    }

    @Test void pairs_of_surrogates_stay_whole() {
        assertThat(SearchWords.beginnings("ab\uD835\uDC9Ccd")).allMatch(word -> !Character.isHighSurrogate(word.charAt(word.length() - 1)));
    }

    @Test void the_real_name_is_known_behind_dots_and_accents() {
        assertThat(SearchWords.same("José Ortega", "jose.ortega")).isTrue();
        assertThat(SearchWords.same("José Ortega", "jose")).isFalse();
    }
}
