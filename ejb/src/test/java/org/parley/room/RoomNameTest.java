package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R1 a name nobody guesses")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomNameTest {
    @ParameterizedTest @CsvSource({"tea,tea", "x0,x0", "a-room-with-a-very-long-name-of-40-lette,a-room-with-a-very-long", "abcdefghijklmnopqrstuv-wxyz,abcdefghijklmnopqrstuv"})
    void is_the_one_asked_for_and_80_random_bits(String asked, String stem) {
        var name = new RoomName(asked).unguessable().value();
        assertThat(name).matches(stem + "-[a-z2-7]{16}").hasSizeLessThanOrEqualTo(40);
    }

    @Test void takes_the_place_of_the_one_before() {
        var once = new RoomName("evening-tea").unguessable();
        assertThat(once.unguessable().value()).matches("evening-tea-[a-z2-7]{16}").isNotEqualTo(once.value());
    }

    @Test void is_another_each_time() {
        assertThat(IntStream.range(0, 1000).mapToObj(n -> new RoomName("tea").unguessable()).collect(Collectors.toSet())).hasSize(1000);
    }

    @Test void uses_every_character_at_every_place() {
        var random = IntStream.range(0, 2000).mapToObj(n -> new RoomName("tea").unguessable().value().substring(4)).toList();
        for (int place = 0; place < 16; place++) {
            int at = place;
            assertThat(random.stream().map(one -> one.charAt(at)).distinct()).hasSize(32);
        }
    }
}
