package org.parley.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A16 language, theme and zone")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LookTest {
    @Test void it_is_read_as_it_was_written() {
        for (var look : List.of(Look.OF_THE_BROWSER, Look.OF_THE_BROWSER.withLetters(Language.FR),
            new Look(Optional.of(Language.DE), Theme.CONTRAST, Optional.of(ZoneId.of("America/Port-au-Prince")), Language.DE), new Look(Optional.empty(), Theme.DARK, Optional.of(ZoneId.of("Etc/GMT+5")), Language.ES)))
            assertThat(Look.of(look.toString())).isEqualTo(look);
    }

    @Test void nonsense_is_left_to_the_browser() {
        for (var text : List.of("", "x", "___", "xx_yy_zz_Mars/Base", "_".repeat(50), "de", "en_light")) assertThat(Look.of(text)).as(text).isEqualTo(Look.OF_THE_BROWSER);
    }

    @Test void a_chosen_language_is_that_of_letters_too() {
        assertThat(Look.OF_THE_BROWSER.withLetters(Language.FR).in(Language.ES).letters()).isEqualTo(Language.ES);
        assertThat(Look.OF_THE_BROWSER.in(Language.ES).withLetters(Language.FR).letters()).isEqualTo(Language.ES);
    }

    @Test void tags_of_browsers() {
        assertThat(Language.of("de-AT")).contains(Language.DE);
        assertThat(Language.of("FR")).contains(Language.FR);
        for (var tag : new String[] {"", "it", "*", "german", null, "x-de"}) assertThat(Language.of(tag)).isEmpty();
    }
}
