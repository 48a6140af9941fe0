package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

@DisplayName("M3 media commands and events as JSON")
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediaProtocolTest {
    private static final RoomId ROOM = new RoomId(50);
    private static final ParticipantId ANNA = ParticipantId.random();
    private static final StreamId STREAM = new StreamId("camera-1");
    private static final Candidate CANDIDATE = new Candidate("candidate:1 1 udp 1 127.0.0.1 9 typ host", "0", 0);

    static Stream<MediaCommand> commands() {
        return Stream.of(new MediaCommand.Publish(ROOM, ANNA, STREAM, "v=0\r\n", 2000), new MediaCommand.Subscribe(ROOM, ANNA, STREAM, "v=0\r\n"),
            new MediaCommand.AddCandidate(ROOM, ANNA, STREAM, Leg.PUBLISH, CANDIDATE), new MediaCommand.Unpublish(ROOM, ANNA, STREAM),
            new MediaCommand.Unsubscribe(ROOM, ANNA, STREAM), new MediaCommand.Leave(ROOM, ANNA));
    }

    static Stream<MediaEvent> events() {
        return Stream.of(new MediaEvent.Answered(ROOM, ANNA, STREAM, Leg.SUBSCRIBE, "v=0\r\n"), new MediaEvent.CandidateFound(ROOM, ANNA, STREAM, Leg.PUBLISH, CANDIDATE),
            new MediaEvent.Ended(ROOM, ANNA, STREAM), new MediaEvent.Renegotiate(ROOM, ANNA, STREAM, Leg.PUBLISH),
            new MediaEvent.Refused(ROOM, ANNA, STREAM, Leg.SUBSCRIBE, MediaEvent.Reason.NO_SUCH_STREAM, "gone"));
    }

    @ParameterizedTest @MethodSource("commands") void a_command_arrives_as_it_was_sent(MediaCommand command) {
        assertThat(MediaProtocol.command(MediaProtocol.encode(command))).isEqualTo(command);
    }

    @ParameterizedTest @MethodSource("events") void an_event_arrives_as_it_was_sent(MediaEvent event) {
        assertThat(MediaProtocol.event(MediaProtocol.encode(event))).isEqualTo(event);
    }

    @ParameterizedTest @ValueSource(strings = {"", "{", "[]", "{}", "{\"type\":\"publish\"}", "{\"room\":0,\"by\":\"x\",\"type\":\"leave\"}",
        "{\"room\":1.5,\"by\":\"00000000000000000000000000000000\",\"type\":\"leave\"}", "{\"room\":1,\"by\":\"00000000000000000000000000000000\",\"type\":\"dance\"}"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaProtocol.command(text));
        assertThatIllegalArgumentException().isThrownBy(() -> MediaProtocol.event(text));
    }
}
