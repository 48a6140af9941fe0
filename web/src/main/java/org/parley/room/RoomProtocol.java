package org.parley.room;

import static org.parley.room.Fields.id;
import static org.parley.room.Fields.number;
import static org.parley.room.Fields.optional;
import static org.parley.room.Fields.plain;
import static org.parley.room.Fields.text;
import static org.parley.room.Fields.wellFormed;
import static org.parley.room.Fields.yes;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.billing.Allowance;
import org.parley.billing.Entitlement;
import org.parley.chat.Emoji;
import org.parley.chat.MessageDesk;
import org.parley.chat.Said;
import org.parley.chat.Saying;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.StreamId;
import org.parley.moderation.Reports;
import org.parley.privacy.DataSubject;
import org.parley.web.JsonText;
import org.parley.web.Texts;
import org.parley.web.Words;

/** The room socket's frames as JSON text, {@code type} first; see docs/room-protocol.md. */
final class RoomProtocol {
    static final int FRAME_MAX = 64 * 1024, SDP_MAX = 48 * 1024;
    private static final int NAME_MAX = 48;
    private static final JsonProvider JSON = JsonProvider.provider();

    private RoomProtocol() {}

    static ClientFrame parse(String text) {
        Optional<String> id = Optional.empty();
        try {
            var json = JsonText.object(text);
            id = json.get("id") instanceof JsonString given && isId(given.getString()) ? Optional.of(given.getString()) : Optional.empty();
            return frame(json, id);
        } catch (JsonException e) {
            return new ClientFrame.Bad("bad-message", Words.of("room.error.no-object"), Optional.empty());
        } catch (Fields.BadField e) {
            return new ClientFrame.Bad("bad-message", e.words, id);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return new ClientFrame.Bad("bad-message", Words.of("room.error.bad-field"), id);
        }
    }

    private static ClientFrame frame(JsonObject json, Optional<String> id) {
        return switch (text(json, "type", 32)) {
            case "hello" -> new ClientFrame.Hello(after(json), json.containsKey("password") ? Optional.of(text(json, "password", 100)) : Optional.empty(), yes(json, "gathered", false));
            case "say" -> say(json, id, true);
            case "whisper" -> switch (say(json, id, false)) {
                case ClientFrame.Say say -> new ClientFrame.Whisper(say.id(), text(json, "to", NAME_MAX), say.text());
                case ClientFrame bad -> bad;
            };
            case "change" -> switch (say(json, id, false)) {
                case ClientFrame.Say say -> new ClientFrame.Change(say.id(), number(json, "seq", 1, Long.MAX_VALUE), say.text());
                case ClientFrame bad -> bad;
            };
            case "remove" -> new ClientFrame.Remove(id(json), number(json, "seq", 1, Long.MAX_VALUE));
            case "react" -> new ClientFrame.React(number(json, "seq", 1, Long.MAX_VALUE), emoji(json), yes(json, "on", true));
            case "search" -> new ClientFrame.Search(id(json), query(json));
            case "moderate" -> new ClientFrame.Moderate(id(json), act(json), text(json, "person", NAME_MAX), plain(json, "reason", Moderation.REASON_MAX), Duration.ofMinutes(optional(json, "minutes", 1, Moderation.BAN_MOST.toMinutes(), 60)), optional(json, "seq", 1, Long.MAX_VALUE, 0));
            case "bans" -> new ClientFrame.Bans(id(json));
            case "forgive" -> new ClientFrame.Forgive(id(json), number(json, "ban", 1, Long.MAX_VALUE));
            case "give" -> new ClientFrame.Give(id(json), text(json, "person", NAME_MAX), role(json));
            case "lock" -> new ClientFrame.Lock(yes(json, "on"));
            case "slow" -> new ClientFrame.Slow(Duration.ofSeconds(number(json, "seconds", 0, RuleDesk.SLOW_MOST.toSeconds())));
            case "announce" -> new ClientFrame.Announce(plain(json, "text", RuleDesk.ANNOUNCED_MAX));
            case "stage" -> new ClientFrame.Stage(yes(json, "on"));
            case "hand" -> new ClientFrame.Hand(yes(json, "up", true));
            case "admit" -> new ClientFrame.Admit(text(json, "person", NAME_MAX), yes(json, "yes"));
            case "camera" -> new ClientFrame.Camera(text(json, "person", NAME_MAX), yes(json, "yes"), yes(json, "always", false));
            case "accept" -> new ClientFrame.Accept(text(json, "label", 16));
            case "block" -> new ClientFrame.Block(id(json), text(json, "person", NAME_MAX), yes(json, "on", true));
            case "report" -> new ClientFrame.Report(id(json), text(json, "person", NAME_MAX), optional(json, "seq", 1, Long.MAX_VALUE, 0), reportKind(json), plain(json, "words", Reports.WORDS_MAX),
                json.containsKey("picture") ? text(json, "picture", Reports.PICTURE_MAX) : "");
            case "publish" -> new ClientFrame.Publish(json.containsKey("stream") ? Optional.of(stream(json)) : Optional.empty(), text(json, "sdp", SDP_MAX), source(json),
                json.containsKey("password") ? Optional.of(text(json, "password", 100)) : Optional.empty());
            case "subscribe" -> new ClientFrame.Subscribe(stream(json), text(json, "sdp", SDP_MAX));
            case "candidate" -> new ClientFrame.AddCandidate(stream(json), leg(json), candidate(json));
            case "unpublish" -> new ClientFrame.Unpublish(stream(json));
            case "unsubscribe" -> new ClientFrame.Unsubscribe(stream(json));
            case "state" -> new ClientFrame.State(yes(json, "muted", false), yes(json, "cameraOff", false), yes(json, "away", false));
            case "leave" -> new ClientFrame.Leave();
            case String type -> TogetherProtocol.frame(type, json).orElseGet(() -> new ClientFrame.Bad("unknown-type", Words.of("room.error.unknown-type"), id));
        };
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= Saying.ID_MAX && wellFormed(id);
    }

    /** @param toAll whether it may answer a message and have a picture */
    private static ClientFrame say(JsonObject json, Optional<String> id, boolean toAll) {
        if (!(json.get("id") instanceof JsonString given) || !isId(given.getString())) return new ClientFrame.Bad("bad-message", Words.of("room.error.id"), id);
        if (!(json.get("text") instanceof JsonString text)) return new ClientFrame.Bad("bad-message", Words.of("room.error.text"), id);
        var plain = text.getString();
        if (plain.length() > Saying.TEXT_MAX) return new ClientFrame.Bad("too-long", Words.of("room.error.text-long"), id);
        var image = toAll && json.containsKey("image") ? text(json, "image", 32) : "";
        if (!image.isEmpty() && !image.matches("[0-9a-f]{32}")) return new ClientFrame.Bad("bad-message", Words.of("room.error.image"), id);
        if (plain.isBlank() && image.isEmpty()) return new ClientFrame.Bad("bad-message", Words.of("room.error.text-empty"), id);
        if (!wellFormed(plain)) return new ClientFrame.Bad("bad-message", Words.of("room.error.text-unicode"), id);
        return new ClientFrame.Say(given.getString(), plain.isBlank() ? "" : plain, toAll ? optional(json, "replyTo", 1, Long.MAX_VALUE, 0) : 0, image);
    }

    private static String emoji(JsonObject json) {
        var emoji = text(json, "emoji", Emoji.LONGEST);
        if (!Emoji.is(emoji)) throw new Fields.BadField(Words.of("room.error.emoji"));
        return emoji;
    }

    private static String query(JsonObject json) {
        var query = plain(json, "query", MessageDesk.QUERY_MOST);
        if (query.length() < 2) throw new Fields.BadField(Words.of("room.error.query"));
        return query;
    }

    private static Act act(JsonObject json) {
        return Act.of(text(json, "act", 16)).orElseThrow(() -> new Fields.BadField(Words.of("room.error.act")));
    }

    private static Role role(JsonObject json) {
        var word = text(json, "role", 16);
        return Role.GIVEN.stream().filter(role -> role.word().equals(word)).findFirst().orElseThrow(() -> new Fields.BadField(Words.of("room.error.role-word")));
    }

    private static String reportKind(JsonObject json) {
        var kind = text(json, "kind", 16);
        if (Reports.Kind.of(kind).isEmpty()) throw new Fields.BadField(Words.of("room.error.report-kind"));
        return kind;
    }

    private static long after(JsonObject json) {
        var after = json.get("after");
        if (after == null || after == JsonValue.NULL) return 0;
        if (after instanceof JsonNumber) return number(json, "after", 0, Long.MAX_VALUE);
        throw new Fields.BadField(Words.of("room.error.after"));
    }

    private static StreamId stream(JsonObject json) {
        var name = text(json, "stream", 64);
        try {
            return new StreamId(name);
        } catch (IllegalArgumentException e) {
            throw new Fields.BadField(Words.of("room.error.stream"));
        }
    }

    private static Leg leg(JsonObject json) {
        var word = text(json, "for", 16);
        return Stream.of(Leg.values()).filter(leg -> leg.word().equals(word)).findFirst().orElseThrow(() -> new Fields.BadField(Words.of("room.error.for")));
    }

    private static String source(JsonObject json) {
        var source = json.containsKey("source") ? text(json, "source", 16) : "camera";
        if (!source.equals("camera") && !source.equals("screen")) throw new Fields.BadField(Words.of("room.error.source"));
        return source;
    }

    private static Candidate candidate(JsonObject json) {
        return switch (json.get("candidate")) {
            case JsonObject nested -> new Candidate(nullable(nested, "candidate") ? "" : text(nested, "candidate", Candidate.TEXT_MOST), nullable(nested, "sdpMid") ? "0" : text(nested, "sdpMid", Candidate.MID_MOST),
                nullable(nested, "sdpMLineIndex") ? 0 : (int) number(nested, "sdpMLineIndex", 0, Candidate.INDEX_MOST));
            case JsonString plain -> new Candidate(text(json, "candidate", Candidate.TEXT_MOST), "0", 0);
            case null, default -> throw new Fields.BadField(Words.of("room.error.candidate"));
        };
    }

    /** Browsers write null for what they do not know. */
    private static boolean nullable(JsonObject json, String field) {
        return json.get(field) == null || json.get(field) == JsonValue.NULL;
    }

    static JsonObjectBuilder frame(String type) {
        return JSON.createObjectBuilder().add("type", type);
    }

    static String written(JsonObjectBuilder frame) {
        return frame.build().toString();
    }

    record Member(String person, Role role, List<Published> streams, ClientFrame.State state, boolean hand) {}
    record Published(StreamId stream, String source) {}

    /**
     * @param history messages the person has not seen
     * @param touched those seen before that were changed, removed or answered by an emoji, as they are now
     * @param more    people who knock or ask for the camera, for those who may let them, and whom the person blocks
     */
    record Welcome(String you, Role role, List<Member> members, long last, List<Said> history, List<Said> touched, boolean complete, RoomRules rules, DataSubject subject, Waiting more, Allowance allowance) {}

    record Waiting(List<String> knocking, List<String> asking, List<String> blocked) {}

    static String welcome(Welcome welcome) {
        var people = JSON.createArrayBuilder();
        welcome.members().forEach(member -> people.add(member(member)));
        var said = JSON.createArrayBuilder();
        welcome.history().forEach(one -> said.add(saidFrame(one, welcome.subject())));
        var touched = JSON.createArrayBuilder();
        welcome.touched().forEach(one -> touched.add(saidFrame(one, welcome.subject())));
        return written(frame("welcome").add("you", welcome.you()).add("role", welcome.role().word()).add("members", people).add("last", welcome.last()).add("history", said)
            .add("touched", touched).add("complete", welcome.complete()).add("rules", rules(welcome.rules(), welcome.role()))
            .add("knocking", JSON.createArrayBuilder(welcome.more().knocking())).add("asking", JSON.createArrayBuilder(welcome.more().asking()))
            .add("blocked", JSON.createArrayBuilder(welcome.more().blocked())).add("allowance", allowed(welcome.allowance())).add("ice", JsonValue.EMPTY_JSON_ARRAY));
    }

    private static JsonObjectBuilder allowed(Allowance allowance) {
        return JSON.createObjectBuilder().add("lines", allowance.of(Entitlement.PICTURE)).add("maxKbps", allowance.kbps());
    }

    /** What somebody's plan allows now. */
    static String allowance(Allowance allowance) {
        return written(frame("allowance").add("allowance", allowed(allowance)));
    }

    /** The rules as they are for one role. */
    private static JsonObjectBuilder rules(RoomRules rules, Role role) {
        var may = JSON.createArrayBuilder();
        for (var permission : Permission.values()) if (rules.allows(role, permission)) may.add(permission.word());
        return JSON.createObjectBuilder().add("may", may).add("slow", rules.slow().toSeconds()).add("locked", rules.locked()).add("stage", rules.stage())
            .add("announced", rules.announced()).add("cameraDoor", rules.cameraDoor().word()).add("cameras", rules.cameras()).add("label", label(rules.label()));
    }

    private static JsonObjectBuilder label(PrivacyLabel label) {
        return JSON.createObjectBuilder().add("version", label.version()).add("door", label.door().word()).add("listed", label.listed()).add("guests", label.guests())
            .add("embedded", label.embedded()).add("recorded", label.recorded()).add("keptDays", label.kept().toDays()).add("where", label.where());
    }

    /** @param consentNeeded whether cameras wait for the person to accept the label */
    static String rules(RoomRules rules, Role role, boolean consentNeeded) {
        return written(frame("rules").add("rules", rules(rules, role)).add("role", role.word()).add("accept", consentNeeded));
    }

    static String role(String person, Role role) {
        return written(frame("role").add("person", person).add("role", role.word()));
    }

    static String hand(String person, boolean up) {
        return written(frame("hand").add("person", person).add("up", up));
    }

    /** To somebody who knocks: what they would enter. */
    static String waiting(PrivacyLabel label) {
        return written(frame("waiting").add("label", label(label)));
    }

    static String knocking(String person, boolean here) {
        return written(frame("knocking").add("person", person).add("here", here));
    }

    static String asking(String person, boolean waits) {
        return written(frame("asking").add("person", person).add("waits", waits));
    }

    /** @param yes whether the person may go on camera now */
    static String camera(boolean yes) {
        return written(frame("camera").add("yes", yes));
    }

    /** To the person it was done to. */
    static String moderated(Moderation.Record record) {
        return written(frame("moderated").add("act", record.act().word()).add("reason", record.reason()).add("until", record.until().toString()).add("case", record.id()));
    }

    /** To the others. */
    static String moderation(Act act, String person, String by) {
        return written(frame("moderation").add("act", act.word()).add("person", person).add("by", by));
    }

    static String banned(String message, Instant until, String reason) {
        return written(frame("error").add("code", "not-allowed").add("message", message).add("need", "ban").add("until", until.toString()).add("reason", reason));
    }

    static String need(String code, String need, String message) {
        return written(frame("error").add("code", code).add("message", message).add("need", need));
    }

    static String bans(String id, List<Moderation.Record> bans) {
        var all = JSON.createArrayBuilder();
        for (var ban : bans) all.add(JSON.createObjectBuilder().add("ban", ban.id()).add("person", ban.person()).add("reason", ban.reason()).add("at", ban.at().toString()).add("until", ban.until().toString()));
        return written(frame("bans").add("id", id).add("bans", all));
    }

    static String found(String id, MessageDesk.Found found, DataSubject viewer) {
        var all = JSON.createArrayBuilder();
        found.messages().forEach(one -> all.add(saidFrame(one, viewer)));
        return written(frame("found").add("id", id).add("messages", all).add("complete", found.complete()));
    }

    static String done(String id) {
        return written(frame("done").add("id", id));
    }

    /** Somebody wrote to the person outside rooms. */
    static String letter(String from) {
        return written(frame("letter").add("from", from));
    }

    /** To the person on camera. @param watching the first of them */
    static String audience(StreamId stream, int count, List<String> watching) {
        return written(frame("audience").add("stream", stream.value()).add("count", count).add("watching", JSON.createArrayBuilder(watching)));
    }

    static String blocked(String person, boolean on) {
        return written(frame("blocked").add("person", person).add("on", on));
    }

    static String touched(Said said) {
        return written(JSON.createObjectBuilder(saidFrame(said, null).build()).add("type", "touched"));
    }

    static String reacted(long seq, String emoji, int count, String person, boolean on) {
        return written(frame("reacted").add("seq", seq).add("emoji", emoji).add("count", count).add("person", person).add("on", on));
    }

    private static JsonObjectBuilder member(Member member) {
        var json = JSON.createObjectBuilder().add("person", member.person()).add("role", member.role().word());
        if (!member.streams().isEmpty()) json.add("stream", member.streams().getFirst().stream().value());
        JsonArrayBuilder streams = JSON.createArrayBuilder();
        member.streams().forEach(one -> streams.add(JSON.createObjectBuilder().add("stream", one.stream().value()).add("source", one.source())));
        return json.add("streams", streams).add("state", JSON.createObjectBuilder().add("muted", member.state().muted())
            .add("cameraOff", member.state().cameraOff()).add("away", member.state().away())).add("hand", member.hand());
    }

    /** @param viewer for whom it says which emoji are their own; null for all */
    private static JsonObjectBuilder saidFrame(Said said, DataSubject viewer) {
        if (said.author() == Said.Author.HERE) {
            var json = frame("said").add("seq", said.seq()).add("id", said.clientId()).add("from", said.from()).add("text", said.text()).add("at", said.at().toString());
            if (said.replyTo() > 0) json.add("replyTo", said.replyTo());
            if (!said.image().isEmpty()) json.add("image", said.image());
            if (said.changed()) json.add("changed", true);
            if (!said.reactions().isEmpty()) {
                var all = JSON.createArrayBuilder();
                for (var one : said.reactions()) all.add(JSON.createObjectBuilder().add("emoji", one.emoji()).add("count", one.by().size()).add("mine", one.by().contains(viewer)));
                json.add("reactions", all);
            }
            return json;
        }
        var word = said.author().name().toLowerCase(Locale.ROOT);
        return frame("said").add("seq", said.seq()).add("id", "").add("from", Texts.in(Locale.ENGLISH, "room.author." + word)).add("text", "").add("at", said.at().toString()).add("author", word);
    }

    static String said(Said said) {
        return written(saidFrame(said, null));
    }

    static String ack(String id, long seq) {
        return written(frame("ack").add("id", id).add("seq", seq));
    }

    static String whispered(String id, String from, String to, String text, String at) {
        return written(frame("whispered").add("id", id).add("from", from).add("to", to).add("text", text).add("at", at));
    }

    static String answer(StreamId stream, Leg leg, String sdp) {
        var answer = frame("answer").add("stream", stream.value()).add("sdp", sdp);
        return written(leg == Leg.SUBSCRIBE ? answer.add("for", leg.word()) : answer);
    }

    static String candidate(StreamId stream, Leg leg, Candidate candidate) {
        return written(frame("candidate").add("stream", stream.value()).add("for", leg.word()).add("candidate", JSON.createObjectBuilder()
            .add("candidate", candidate.candidate()).add("sdpMid", candidate.sdpMid()).add("sdpMLineIndex", candidate.sdpMLineIndex())));
    }

    static String published(Published published, String person) {
        return written(frame("published").add("stream", published.stream().value()).add("person", person).add("source", published.source()));
    }

    static String unpublished(StreamId stream, String person) {
        return written(frame("unpublished").add("stream", stream.value()).add("person", person));
    }

    static String joined(String person, Role role) {
        return written(frame("joined").add("person", person).add("role", role.word()));
    }

    /** Who came and went lately, in a full room. */
    static String presence(Map<String, Role> came, Collection<String> went) {
        var all = JSON.createArrayBuilder();
        came.forEach((person, role) -> all.add(JSON.createObjectBuilder().add("person", person).add("role", role.word())));
        return written(frame("presence").add("joined", all).add("left", JSON.createArrayBuilder(went)));
    }

    static String left(String person) {
        return written(frame("left").add("person", person));
    }

    static String state(String person, ClientFrame.State state) {
        return written(frame("state").add("person", person).add("muted", state.muted()).add("cameraOff", state.cameraOff()).add("away", state.away()));
    }

    static String renegotiate(StreamId stream, Leg leg) {
        return written(frame("renegotiate").add("stream", stream.value()).add("for", leg.word()));
    }

    static String error(String code, String message, Optional<String> id) {
        var error = frame("error").add("code", code).add("message", message);
        id.ifPresent(given -> error.add("id", given));
        return written(error);
    }

    static String tooFast(Locale language, String id, long retryAfter) {
        return written(frame("error").add("code", "too-fast").add("message", Texts.in(language, "room.error.slower")).add("id", id).add("retryAfter", retryAfter));
    }

    static String streamError(String code, String message, StreamId stream, Leg leg) {
        return written(frame("error").add("code", code).add("message", message).add("stream", stream.value()).add("for", leg.word()));
    }

    /** @param need what opens it: label, role, stage, camera-password, camera-approval */
    static String streamNeeds(String code, String need, String message, StreamId stream) {
        return written(frame("error").add("code", code).add("message", message).add("need", need).add("stream", stream.value()).add("for", Leg.PUBLISH.word()));
    }

    static String passwordNeeded(String message) {
        return written(frame("error").add("code", "not-allowed").add("message", message).add("need", "password"));
    }
}
