package org.parley.together;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R12 what can be watched together")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlayerTest {
    @ParameterizedTest @CsvSource({
        "YOUTUBE, https://www.youtube.com/watch?v=dQw4w9WgXcQ, dQw4w9WgXcQ", "YOUTUBE, https://m.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=3s, dQw4w9WgXcQ",
        "YOUTUBE, https://youtu.be/dQw4w9WgXcQ?si=x, dQw4w9WgXcQ", "YOUTUBE, https://youtube.com/shorts/dQw4w9WgXcQ, dQw4w9WgXcQ",
        "VIMEO, https://vimeo.com/76979871, 76979871", "VIMEO, https://vimeo.com/video/76979871#t=3, 76979871",
        "FILE, file:0123456789abcdef0123456789abcdef, 0123456789abcdef0123456789abcdef"})
    void addresses_are_known_by_their_player(Player player, String address, String source) {
        for (var one : Player.values()) assertThat(one.source(address).orElse("")).as(one.word()).isEqualTo(one == player ? source : "");
    }

    @ParameterizedTest @ValueSource(strings = {"http://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube.com/watch?v=short", "https://evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ\"onload=", "https://vimeo.com/76979871 <script>", "file:../../etc/passwd", "javascript:alert(1)", ""})
    void anything_else_is_nobodys(String address) {
        for (var one : Player.values()) assertThat(one.source(address)).isEmpty();
    }

    @Test void a_long_address_is_refused_at_once() {
        assertThat(Player.YOUTUBE.source("https://youtube.com/watch?" + "a&".repeat(200_000) + "v=dQw4w9WgXcQ")).isEmpty();
    }

    @Test void files_are_known_by_how_they_begin() {
        assertThat(RoomFiles.type(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0})).contains("video/mp4");
        assertThat(RoomFiles.type(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, 1})).contains("video/webm");
        assertThat(RoomFiles.type("<html><script>".getBytes())).isEmpty();
        assertThat(RoomFiles.type(new byte[0])).isEmpty();
    }

    @Test void pieces_have_names_of_letters_and_none_twice() {
        assertThat(java.util.stream.IntStream.range(0, 5000).mapToObj(n -> RoomFiles.piece("x", n))).doesNotHaveDuplicates().allMatch(name -> name.matches("x\\.[a-z]{2,9}"));
    }
}
