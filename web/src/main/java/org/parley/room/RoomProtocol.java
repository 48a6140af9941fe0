package org.parley.room;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.chat.Said;
import org.parley.chat.Saying;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.StreamId;
import org.parley.web.JsonText;
import org.parley.web.Texts;
import org.parley.web.Words;

/** The room socket's frames as JSON text, {@code type} first; see docs/room-protocol.md. */
final class RoomProtocol {
    static final int FRAME_MAX = 64 * 1024, SDP_MAX = 48 * 1024;
    private static final JsonProvider JSON = JsonProvider.provider();

    private RoomProtocol() {}

    static ClientFrame parse(String text) {
        Optional<String> id = Optional.empty();
        try {
            var json = JsonText.object(text);
            id = json.get("id") instanceof JsonString given && given.getString().length() <= Saying.ID_MAX ? Optional.of(given.getString()) : Optional.empty();
            return frame(json, id);
        } catch (JsonException e) {
            return new ClientFrame.Bad("bad-message", Words.of("room.error.no-object"), Optional.empty());
        } catch (BadField e) {
            return new ClientFrame.Bad("bad-message", e.words, id);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new ClientFrame.Bad("bad-message", Words.of("room.error.bad-field"), id);
        }
    }

    private static final class BadField extends IllegalArgumentException {
        private final transient Words words;

        BadField(Words words) {
            this.words = words;
        }
    }

    private static ClientFrame frame(JsonObject json, Optional<String> id) {
        return switch (text(json, "type", 32)) {
            case "hello" -> new ClientFrame.Hello(after(json), json.containsKey("password") ? Optional.of(text(json, "password", 100)) : Optional.empty());
            case "say" -> say(json, id);
            case "whisper" -> {
                var said = say(json, id);
                yield said instanceof ClientFrame.Say say ? new ClientFrame.Whisper(say.id(), text(json, "to", 48), say.text()) : said;
            }
            case "publish" -> new ClientFrame.Publish(json.containsKey("stream") ? Optional.of(stream(json)) : Optional.empty(), text(json, "sdp", SDP_MAX), source(json));
            case "subscribe" -> new ClientFrame.Subscribe(stream(json), text(json, "sdp", SDP_MAX));
            case "candidate" -> new ClientFrame.AddCandidate(stream(json), Leg.of(text(json, "for", 16)), candidate(json));
            case "unpublish" -> new ClientFrame.Unpublish(stream(json));
            case "unsubscribe" -> new ClientFrame.Unsubscribe(stream(json));
            case "state" -> new ClientFrame.State(json.getBoolean("muted", false), json.getBoolean("cameraOff", false), json.getBoolean("away", false));
            case "leave" -> new ClientFrame.Leave();
            default -> new ClientFrame.Bad("unknown-type", Words.of("room.error.unknown-type"), id);
        };
    }

    private static ClientFrame say(JsonObject json, Optional<String> id) {
        if (!(json.get("id") instanceof JsonString given) || given.getString().isEmpty() || given.getString().length() > Saying.ID_MAX)
            return new ClientFrame.Bad("bad-message", Words.of("room.error.id"), id);
        if (!(json.get("text") instanceof JsonString text)) return new ClientFrame.Bad("bad-message", Words.of("room.error.text"), id);
        var plain = text.getString();
        if (plain.length() > Saying.TEXT_MAX) return new ClientFrame.Bad("too-long", Words.of("room.error.text-long"), id);
        if (plain.isBlank()) return new ClientFrame.Bad("bad-message", Words.of("room.error.text-empty"), id);
        if (plain.indexOf('\0') >= 0 || !wellFormed(plain) || !wellFormed(given.getString()) || given.getString().indexOf('\0') >= 0)
            return new ClientFrame.Bad("bad-message", Words.of("room.error.text-unicode"), id);
        return new ClientFrame.Say(given.getString(), plain);
    }

    private static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) continue;
            if (!Character.isHighSurrogate(text.charAt(i)) || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
        }
        return true;
    }

    private static String text(JsonObject json, String field, int most) {
        if (!(json.get(field) instanceof JsonString text)) throw new BadField(Words.of("room.error.no-string", field));
        if (text.getString().length() > most) throw new BadField(Words.of("room.error.too-long-field", field, most));
        return text.getString();
    }

    private static long after(JsonObject json) {
        var after = json.get("after");
        if (after == null || after == JsonValue.NULL) return 0;
        if (after instanceof JsonNumber number && number.isIntegral() && number.bigDecimalValue().signum() >= 0) return number.longValueExact();
        throw new BadField(Words.of("room.error.after"));
    }

    private static StreamId stream(JsonObject json) {
        return new StreamId(text(json, "stream", 64));
    }

    private static String source(JsonObject json) {
        var source = json.containsKey("source") ? text(json, "source", 16) : "camera";
        if (!source.equals("camera") && !source.equals("screen")) throw new BadField(Words.of("room.error.source"));
        return source;
    }

    private static Candidate candidate(JsonObject json) {
        return switch (json.get("candidate")) {
            case JsonObject nested -> new Candidate(nested.getString("candidate", ""), nested.getString("sdpMid", "0"), nested.getInt("sdpMLineIndex", 0));
            case JsonString plain -> new Candidate(plain.getString(), "0", 0);
            case null, default -> throw new BadField(Words.of("room.error.candidate"));
        };
    }

    private static JsonObjectBuilder frame(String type) {
        return JSON.createObjectBuilder().add("type", type);
    }

    private static String text(JsonObjectBuilder frame) {
        return frame.build().toString();
    }

    record Member(String person, Role role, List<Published> streams, ClientFrame.State state) {}
    record Published(StreamId stream, String source) {}

    static String welcome(String you, Role role, List<Member> members, long last, List<Said> history, boolean complete) {
        var people = JSON.createArrayBuilder();
        members.forEach(member -> people.add(member(member)));
        var said = JSON.createArrayBuilder();
        history.forEach(one -> said.add(saidFrame(one)));
        return text(frame("welcome").add("you", you).add("role", role.word()).add("members", people).add("last", last).add("history", said)
            .add("complete", complete).add("ice", JsonValue.EMPTY_JSON_ARRAY));
    }

    private static JsonObjectBuilder member(Member member) {
        var json = JSON.createObjectBuilder().add("person", member.person()).add("role", member.role().word());
        if (!member.streams().isEmpty()) json.add("stream", member.streams().getFirst().stream().value());
        JsonArrayBuilder streams = JSON.createArrayBuilder();
        member.streams().forEach(one -> streams.add(JSON.createObjectBuilder().add("stream", one.stream().value()).add("source", one.source())));
        return json.add("streams", streams).add("state", JSON.createObjectBuilder().add("muted", member.state().muted())
            .add("cameraOff", member.state().cameraOff()).add("away", member.state().away()));
    }

    private static JsonObjectBuilder saidFrame(Said said) {
        if (said.author() == Said.Author.HERE)
            return frame("said").add("seq", said.seq()).add("id", said.clientId()).add("from", said.from()).add("text", said.text()).add("at", said.at().toString());
        var word = said.author().name().toLowerCase(Locale.ROOT);
        return frame("said").add("seq", said.seq()).add("id", "").add("from", Texts.in(Locale.ENGLISH, "room.author." + word)).add("text", "").add("at", said.at().toString()).add("author", word);
    }

    static String said(Said said) {
        return text(saidFrame(said));
    }

    static String ack(String id, long seq) {
        return text(frame("ack").add("id", id).add("seq", seq));
    }

    static String whispered(String id, String from, String to, String text, String at) {
        return text(frame("whispered").add("id", id).add("from", from).add("to", to).add("text", text).add("at", at));
    }

    static String answer(StreamId stream, Leg leg, String sdp) {
        var answer = frame("answer").add("stream", stream.value()).add("sdp", sdp);
        return text(leg == Leg.SUBSCRIBE ? answer.add("for", leg.word()) : answer);
    }

    static String candidate(StreamId stream, Leg leg, Candidate candidate) {
        return text(frame("candidate").add("stream", stream.value()).add("for", leg.word()).add("candidate", JSON.createObjectBuilder()
            .add("candidate", candidate.candidate()).add("sdpMid", candidate.sdpMid()).add("sdpMLineIndex", candidate.sdpMLineIndex())));
    }

    static String published(Published published, String person) {
        return text(frame("published").add("stream", published.stream().value()).add("person", person).add("source", published.source()));
    }

    static String unpublished(StreamId stream, String person) {
        return text(frame("unpublished").add("stream", stream.value()).add("person", person));
    }

    static String joined(String person, Role role) {
        return text(frame("joined").add("person", person).add("role", role.word()));
    }

    static String left(String person) {
        return text(frame("left").add("person", person));
    }

    static String state(String person, ClientFrame.State state) {
        return text(frame("state").add("person", person).add("muted", state.muted()).add("cameraOff", state.cameraOff()).add("away", state.away()));
    }

    static String renegotiate(StreamId stream, Leg leg) {
        return text(frame("renegotiate").add("stream", stream.value()).add("for", leg.word()));
    }

    static String error(String code, String message, Optional<String> id) {
        var error = frame("error").add("code", code).add("message", message);
        id.ifPresent(given -> error.add("id", given));
        return text(error);
    }

    static String tooFast(Locale language, String id, long retryAfter) {
        return text(frame("error").add("code", "too-fast").add("message", Texts.in(language, "room.error.slower")).add("id", id).add("retryAfter", retryAfter));
    }

    static String streamError(String code, String message, StreamId stream, Leg leg) {
        return text(frame("error").add("code", code).add("message", message).add("stream", stream.value()).add("for", leg.word()));
    }

    static String passwordNeeded(String message) {
        return text(frame("error").add("code", "not-allowed").add("message", message).add("need", "password"));
    }
}
