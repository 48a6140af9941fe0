package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.together.Player;
import org.parley.together.Together;
import org.parley.together.TogetherDesk;
import org.parley.web.JsonText;

@DisplayName("R12 R13 frames of what a room does together")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TogetherProtocolTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test void are_read() {
        assertThat(RoomProtocol.parse("{\"type\":\"queue\",\"id\":\"1\",\"address\":\"https://vimeo.com/76979871\"}")).isEqualTo(new ClientFrame.Queue("1", "https://vimeo.com/76979871", ""));
        assertThat(RoomProtocol.parse("{\"type\":\"watch\",\"id\":\"1\",\"video\":3,\"on\":true,\"at\":1.25}")).isEqualTo(new ClientFrame.Watch("1", 3, true, Duration.ofMillis(1250)));
        assertThat(RoomProtocol.parse("{\"type\":\"watch\",\"id\":\"1\",\"on\":false}")).isEqualTo(new ClientFrame.Watch("1", 0, false, Duration.ZERO));
        assertThat(RoomProtocol.parse("{\"type\":\"poll\",\"id\":\"1\",\"question\":\"Tea?\",\"choices\":[\"Yes\",\" No \"],\"minutes\":5}"))
            .isEqualTo(new ClientFrame.Ask("1", new TogetherDesk.Question("Tea?", List.of("Yes", "No"), false, Duration.ofMinutes(5))));
        assertThat(RoomProtocol.parse("{\"type\":\"vote\",\"id\":\"1\",\"poll\":9,\"choices\":[2,0,2]}")).isEqualTo(new ClientFrame.Vote("1", 9, Set.of(0, 2)));
        assertThat(RoomProtocol.parse("{\"type\":\"timer\",\"id\":\"1\",\"seconds\":0}")).isEqualTo(new ClientFrame.Timer("1", 0, ""));
        assertThat(RoomProtocol.parse("{\"type\":\"breakout\",\"id\":\"1\",\"rooms\":2,\"minutes\":10,\"chosen\":true}")).isEqualTo(new ClientFrame.Breakout("1", 2, Duration.ofMinutes(10), true));
        assertThat(RoomProtocol.parse("{\"type\":\"seat\",\"id\":\"1\"}")).isEqualTo(new ClientFrame.Seat("1", OptionalInt.empty()));
        assertThat(RoomProtocol.parse("{\"type\":\"say\",\"id\":\"1\",\"text\":\"\",\"image\":\"0123456789abcdef0123456789abcdef\"}")).isEqualTo(new ClientFrame.Say("1", "", 0, "0123456789abcdef0123456789abcdef"));
    }

    @ParameterizedTest @ValueSource(strings = {
        "{\"type\":\"queue\",\"address\":\"x\"}", "{\"type\":\"queue\",\"id\":\"1\"}", "{\"type\":\"watch\",\"id\":\"1\",\"on\":true,\"at\":-1}", "{\"type\":\"watch\",\"id\":\"1\",\"on\":true,\"at\":1e300}",
        "{\"type\":\"watch\",\"id\":\"1\",\"on\":\"yes\"}", "{\"type\":\"poll\",\"id\":\"1\",\"question\":\"\",\"choices\":[\"a\",\"b\"],\"minutes\":5}", "{\"type\":\"poll\",\"id\":\"1\",\"question\":\"q\",\"choices\":[\"a\"],\"minutes\":5}",
        "{\"type\":\"poll\",\"id\":\"1\",\"question\":\"q\",\"choices\":[\"a\",3],\"minutes\":5}", "{\"type\":\"poll\",\"id\":\"1\",\"question\":\"q\",\"choices\":[\"a\",\"\\ud800\"],\"minutes\":5}",
        "{\"type\":\"poll\",\"id\":\"1\",\"question\":\"q\",\"choices\":[\"a\",\"b\"],\"minutes\":100000}", "{\"type\":\"vote\",\"id\":\"1\",\"poll\":1,\"choices\":[-1]}", "{\"type\":\"vote\",\"id\":\"1\",\"poll\":1,\"choices\":[1.5]}",
        "{\"type\":\"vote\",\"id\":\"1\",\"poll\":1,\"choices\":[1e99]}", "{\"type\":\"vote\",\"id\":\"1\",\"poll\":1,\"choices\":0}", "{\"type\":\"timer\",\"id\":\"1\",\"seconds\":-1}", "{\"type\":\"breakout\",\"id\":\"1\",\"rooms\":1,\"minutes\":5}",
        "{\"type\":\"breakout\",\"id\":\"1\",\"rooms\":21,\"minutes\":5}", "{\"type\":\"breakout\",\"id\":\"1\",\"rooms\":2}", "{\"type\":\"seat\",\"id\":\"1\",\"number\":0}", "{\"type\":\"say\",\"id\":\"1\",\"text\":\"\",\"image\":\"../../x\"}"})
    void are_refused(String frame) {
        assertThat(RoomProtocol.parse(frame)).isInstanceOfSatisfying(ClientFrame.Bad.class, bad -> assertThat(bad.code()).isEqualTo("bad-message"));
    }

    @Test void times_are_told_from_now_and_nobody_who_voted() {
        var together = new Together(List.of(new Together.Video(3, Player.VIMEO, "76979871", "A film", "anna")), Optional.of(new Together.Watch(3, true, Duration.ofSeconds(10), NOW.minusSeconds(5))),
            List.of(new Together.Poll(7, "anna", "Tea?", List.of("Yes", "No"), false, List.of(2, 1), 3, NOW.plusSeconds(60))), Optional.of(new Together.Timer("Break", 300, NOW.plusSeconds(42))),
            Optional.of(new Breakouts.Plan(NOW.plusSeconds(90), false, List.of(new Breakouts.Small(1, 4)))), Optional.empty());
        var frame = JsonText.object(TogetherProtocol.together(together, NOW));
        assertThat(frame.getJsonObject("watch").getJsonNumber("at").doubleValue()).isEqualTo(15);
        assertThat(frame.getJsonObject("timer").getInt("ends")).isEqualTo(42);
        var poll = frame.getJsonArray("polls").getJsonObject(0);
        assertThat(poll.getJsonArray("choices").getJsonObject(0).getInt("votes")).isEqualTo(2);
        assertThat(poll.keySet()).containsExactlyInAnyOrder("poll", "person", "question", "choices", "several", "voters", "open", "ends");
        assertThat(frame.getJsonObject("breakouts").getJsonArray("rooms").getJsonObject(0).keySet()).as("no address").containsExactlyInAnyOrder("number", "seats");
    }
}
