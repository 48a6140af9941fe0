package org.parley.media;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/** Commands and events as JSON text for JMS. Text that is neither is refused with an {@link IllegalArgumentException}. */
public final class MediaProtocol {
    private static final JsonProvider JSON = JsonProvider.provider();
    /** JNDI names of the destinations; {@code JMSXGroupID} of a command is its room. */
    public static final String COMMANDS = "java:/jms/queue/media-commands";
    public static final String EVENTS = "java:/jms/topic/media-events";

    /** Properties of a command: for what, and the key of the person whose picture and sound it is; empty where it ends a use. */
    public static final String PURPOSE = "purpose", SUBJECT = "subject";

    private MediaProtocol() {}

    public static String encode(MediaCommand command) {
        var json = JSON.createObjectBuilder().add("room", command.room().value()).add("by", command.by().value());
        switch (command) {
            case MediaCommand.Publish c -> json.add("type", "publish").add("stream", c.stream().value()).add("sdp", c.sdp()).add("maxKbps", c.maxKbps());
            case MediaCommand.Subscribe c -> json.add("type", "subscribe").add("stream", c.stream().value()).add("sdp", c.sdp());
            case MediaCommand.AddCandidate c -> candidate(json.add("type", "candidate").add("stream", c.stream().value()), c.leg(), c.candidate());
            case MediaCommand.Unpublish c -> json.add("type", "unpublish").add("stream", c.stream().value());
            case MediaCommand.Unsubscribe c -> json.add("type", "unsubscribe").add("stream", c.stream().value());
            case MediaCommand.Leave c -> json.add("type", "leave");
        }
        return json.build().toString();
    }

    public static MediaCommand command(String text) {
        try {
            var json = object(text);
            var room = new RoomId(json.getJsonNumber("room").longValueExact());
            var by = new ParticipantId(json.getString("by"));
            return switch (json.getString("type")) {
                case "publish" -> new MediaCommand.Publish(room, by, stream(json), json.getString("sdp"), json.getInt("maxKbps"));
                case "subscribe" -> new MediaCommand.Subscribe(room, by, stream(json), json.getString("sdp"));
                case "candidate" -> new MediaCommand.AddCandidate(room, by, stream(json), leg(json), candidate(json));
                case "unpublish" -> new MediaCommand.Unpublish(room, by, stream(json));
                case "unsubscribe" -> new MediaCommand.Unsubscribe(room, by, stream(json));
                case "leave" -> new MediaCommand.Leave(room, by);
                default -> throw new IllegalArgumentException("no media command: " + json.getString("type"));
            };
        } catch (NullPointerException | ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException("no media command", e);
        }
    }

    public static String encode(MediaEvent event) {
        var json = JSON.createObjectBuilder().add("room", event.room().value()).add("to", event.to().value());
        switch (event) {
            case MediaEvent.Answered e -> json.add("type", "answered").add("stream", e.stream().value()).add("for", e.leg().word()).add("sdp", e.sdp());
            case MediaEvent.CandidateFound e -> candidate(json.add("type", "candidate").add("stream", e.stream().value()), e.leg(), e.candidate());
            case MediaEvent.Ended e -> json.add("type", "ended").add("stream", e.stream().value());
            case MediaEvent.Renegotiate e -> json.add("type", "renegotiate").add("stream", e.stream().value()).add("for", e.leg().word());
            case MediaEvent.Refused e -> json.add("type", "refused").add("stream", e.stream().value()).add("for", e.leg().word())
                .add("reason", e.reason().name()).add("detail", e.detail());
        }
        return json.build().toString();
    }

    public static MediaEvent event(String text) {
        try {
            var json = object(text);
            var room = new RoomId(json.getJsonNumber("room").longValueExact());
            var to = new ParticipantId(json.getString("to"));
            return switch (json.getString("type")) {
                case "answered" -> new MediaEvent.Answered(room, to, stream(json), leg(json), json.getString("sdp"));
                case "candidate" -> new MediaEvent.CandidateFound(room, to, stream(json), leg(json), candidate(json));
                case "ended" -> new MediaEvent.Ended(room, to, stream(json));
                case "renegotiate" -> new MediaEvent.Renegotiate(room, to, stream(json), leg(json));
                case "refused" -> new MediaEvent.Refused(room, to, stream(json), leg(json),
                    MediaEvent.Reason.valueOf(json.getString("reason")), json.getString("detail"));
                default -> throw new IllegalArgumentException("no media event: " + json.getString("type"));
            };
        } catch (NullPointerException | ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException("no media event", e);
        }
    }

    private static JsonObject object(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            throw new IllegalArgumentException("no JSON object", e);
        }
    }

    private static StreamId stream(JsonObject json) {
        return new StreamId(json.getString("stream"));
    }

    private static Leg leg(JsonObject json) {
        return Leg.of(json.getString("for"));
    }

    private static void candidate(JsonObjectBuilder json, Leg leg, Candidate candidate) {
        json.add("for", leg.word()).add("candidate", candidate.candidate()).add("sdpMid", candidate.sdpMid())
            .add("sdpMLineIndex", candidate.sdpMLineIndex());
    }

    private static Candidate candidate(JsonObject json) {
        return new Candidate(json.getString("candidate"), json.getString("sdpMid"), json.getInt("sdpMLineIndex"));
    }
}
