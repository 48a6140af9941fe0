package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.billing.Allowance;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.chat.Said;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.StreamId;
import org.parley.privacy.DataSubject;

@DisplayName("R5 the room socket's frames")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomProtocolTest {
    @Test void are_read() {
        assertThat(RoomProtocol.parse("{\"type\":\"hello\"}")).isEqualTo(new ClientFrame.Hello(0, Optional.empty(), false));
        assertThat(RoomProtocol.parse("{\"type\":\"hello\",\"after\":7,\"password\":\"word\"}")).isEqualTo(new ClientFrame.Hello(7, Optional.of("word"), false));
        assertThat(RoomProtocol.parse("{\"type\":\"say\",\"id\":\"a-1\",\"text\":\"Hi\"}")).isEqualTo(new ClientFrame.Say("a-1", "Hi", 0, ""));
        assertThat(RoomProtocol.parse("{\"type\":\"whisper\",\"id\":\"1\",\"to\":\"carl\",\"text\":\"psst\"}")).isEqualTo(new ClientFrame.Whisper("1", "carl", "psst"));
        assertThat(RoomProtocol.parse("{\"type\":\"publish\",\"sdp\":\"v=0\"}")).isEqualTo(new ClientFrame.Publish(Optional.empty(), "v=0", "camera", Optional.empty()));
        assertThat(RoomProtocol.parse("{\"type\":\"candidate\",\"stream\":\"s\",\"for\":\"subscribe\",\"candidate\":{\"candidate\":\"c\",\"sdpMid\":\"1\",\"sdpMLineIndex\":1}}"))
            .isEqualTo(new ClientFrame.AddCandidate(new StreamId("s"), Leg.SUBSCRIBE, new Candidate("c", "1", 1)));
        assertThat(RoomProtocol.parse("{\"type\":\"leave\"}")).isEqualTo(new ClientFrame.Leave());
    }

    @Test void nest_no_deeper_than_ours_and_brackets_in_a_text_do_not_count() {
        assertThat(RoomProtocol.parse("{\"type\":\"say\",\"x\":" + "{\"a\":[".repeat(900) + "]}".repeat(900) + "}")).isInstanceOf(ClientFrame.Bad.class);
        var brackets = "[{\\\"".repeat(50);
        assertThat(RoomProtocol.parse("{\"type\":\"say\",\"id\":\"1\",\"text\":\"" + brackets + "\"}")).isEqualTo(new ClientFrame.Say("1", "[{\"".repeat(50), 0, ""));
    }

    @ParameterizedTest @CsvSource(delimiter = '|', textBlock = """
        {"type":"dance"}                                      | unknown-type
        {}                                                    | bad-message
        []                                                    | bad-message
        {"type":"say","id":"","text":"x"}                     | bad-message
        {"type":"say","id":1,"text":"x"}                      | bad-message
        {"type":"say","id":"1","text":""}                     | bad-message
        {"type":"say","id":"1","text":"a\\u0000b"}            | bad-message
        {"type":"say","id":"1","text":"\\ud800"}              | bad-message
        {"type":"hello","after":-1}                           | bad-message
        {"type":"hello","after":1e400}                        | bad-message
        {"type":"publish","sdp":"v=0","source":"window"}      | bad-message
        {"type":"subscribe","sdp":"v=0"}                      | bad-message
        {"type":"subscribe","stream":"../x","sdp":"v=0"}      | bad-message
        {"type":"candidate","stream":"s","for":"both","candidate":{}} | bad-message
        """)
    void are_refused_by_name(String frame, String code) {
        assertThat(RoomProtocol.parse(frame)).isInstanceOfSatisfying(ClientFrame.Bad.class, bad -> assertThat(bad.code()).isEqualTo(code));
    }

    @Test void a_text_of_2001_characters_is_too_long_and_named_by_its_id() {
        assertThat(RoomProtocol.parse("{\"type\":\"say\",\"id\":\"7\",\"text\":\"" + "x".repeat(2001) + "\"}"))
            .isInstanceOfSatisfying(ClientFrame.Bad.class, bad -> {
                assertThat(bad.code()).isEqualTo("too-long");
                assertThat(bad.id()).contains("7");
            });
    }

    @Test void a_text_is_never_markup_but_text() {
        var frame = RoomProtocol.said(new Said(new RoomId(1), 3, new DataSubject("m1"), "a", "anna", "<script>\"\n</script>", Instant.parse("2026-11-24T12:00:00Z"), Said.Author.HERE, 0, "", false, List.of()));
        assertThat(frame).startsWith("{\"type\":\"said\",\"seq\":3,").contains("\\\"\\n");
    }

    @Test void a_welcome_says_who_is_here_and_what_was_said() {
        var anna = new RoomProtocol.Member("anna", Role.OWNER, List.of(new RoomProtocol.Published(new StreamId("s1"), "camera")), new ClientFrame.State(true, false, false), false);
        var welcome = RoomProtocol.welcome(new RoomProtocol.Welcome("carl", Role.GUEST, List.of(anna), 9, List.of(), List.of(), true, Rules.usual(new RoomId(1)), new DataSubject("g1"),
            new RoomProtocol.Waiting(List.of(), List.of(), List.of()), Allowance.USUAL));
        assertThat(welcome).startsWith("{\"type\":\"welcome\",\"you\":\"carl\",\"role\":\"guest\","
            + "\"members\":[{\"person\":\"anna\",\"role\":\"owner\",\"stream\":\"s1\",\"streams\":[{\"stream\":\"s1\",\"source\":\"camera\"}],"
            + "\"state\":{\"muted\":true,\"cameraOff\":false,\"away\":false},\"hand\":false}],\"last\":9,\"history\":[],");
        assertThat(welcome).contains("\"may\":[\"say\",\"link\",\"whisper\",\"react\",\"camera\",\"screen\",\"hand\"]", "\"label\":{\"version\":\"");
    }

    @ParameterizedTest @ValueSource(strings = {"", "x", "\uD83D\uDC4D\uD83D\uDC4D", "<b>", "\uD83D", "\u0301", "\uD83D\uDC68\u200D\uD83D\uDC68\u200D\uD83D\uDC68\u200D\uD83D\uDC68\u200D\uD83D\uDC68"})
    void what_is_no_emoji_of_unicode_is_refused(String emoji) {
        assertThat(RoomProtocol.parse("{\"type\":\"react\",\"seq\":1,\"emoji\":\"" + emoji + "\"}")).isInstanceOf(ClientFrame.Bad.class);
    }
}
