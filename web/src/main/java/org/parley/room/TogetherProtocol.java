package org.parley.room;

import static org.parley.room.Fields.id;
import static org.parley.room.Fields.number;
import static org.parley.room.Fields.optional;
import static org.parley.room.Fields.places;
import static org.parley.room.Fields.plain;
import static org.parley.room.Fields.text;
import static org.parley.room.Fields.texts;
import static org.parley.room.Fields.yes;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.parley.together.Together;
import org.parley.together.TogetherDesk;
import org.parley.web.Words;

/** The frames of what a room does together (R12, R13); see docs/room-protocol.md. */
final class TogetherProtocol {
    private static final int ADDRESS_MOST = 500;
    private static final JsonProvider JSON = JsonProvider.provider();

    private TogetherProtocol() {}

    /** Empty for a type that is none of these. */
    static Optional<ClientFrame> frame(String type, JsonObject json) {
        return Optional.ofNullable(switch (type) {
            case "queue" -> new ClientFrame.Queue(id(json), text(json, "address", ADDRESS_MOST), plain(json, "title", TogetherDesk.TITLE_MOST));
            case "unqueue" -> new ClientFrame.Unqueue(id(json), number(json, "video", 1, Long.MAX_VALUE));
            case "watch" -> new ClientFrame.Watch(id(json), optional(json, "video", 1, Long.MAX_VALUE, 0), yes(json, "on"), at(json));
            case "poll" -> new ClientFrame.Ask(id(json), new TogetherDesk.Question(question(json), texts(json, "choices", TogetherDesk.CHOICES_LEAST, TogetherDesk.CHOICES_MOST, TogetherDesk.CHOICE_MOST),
                yes(json, "several", false), minutes(json, TogetherDesk.POLL_MOST)));
            case "vote" -> new ClientFrame.Vote(id(json), number(json, "poll", 1, Long.MAX_VALUE), places(json, "choices", TogetherDesk.CHOICES_MOST));
            case "close-poll" -> new ClientFrame.ClosePoll(id(json), number(json, "poll", 1, Long.MAX_VALUE));
            case "timer" -> new ClientFrame.Timer(id(json), (int) number(json, "seconds", 0, TogetherDesk.TIMER_MOST.toSeconds()), plain(json, "text", TogetherDesk.WORDS_MOST));
            case "breakout" -> new ClientFrame.Breakout(id(json), (int) number(json, "rooms", Breakouts.LEAST, Breakouts.MOST), minutes(json, Breakouts.LONGEST), yes(json, "chosen", false));
            case "breakout-end" -> new ClientFrame.BreakoutEnd(id(json));
            case "seat" -> new ClientFrame.Seat(id(json), json.containsKey("number") ? OptionalInt.of((int) number(json, "number", 1, Breakouts.MOST)) : OptionalInt.empty());
            default -> null;
        });
    }

    private static Duration minutes(JsonObject json, Duration most) {
        return Duration.ofMinutes(number(json, "minutes", 1, most.toMinutes()));
    }

    private static String question(JsonObject json) {
        var question = plain(json, "question", TogetherDesk.QUESTION_MOST);
        if (question.isEmpty()) throw new Fields.BadField(Words.of("room.error.question"));
        return question;
    }

    /** Seconds, with parts. */
    private static Duration at(JsonObject json) {
        if (!json.containsKey("at")) return Duration.ZERO;
        if (json.get("at") instanceof JsonNumber number) {
            var seconds = number.doubleValue();
            if (seconds >= 0 && seconds <= TogetherDesk.VIDEO_MOST.toSeconds()) return Duration.ofMillis(Math.round(seconds * 1000));
        }
        throw new Fields.BadField(Words.of("room.error.number", "at", 0, TogetherDesk.VIDEO_MOST.toSeconds()));
    }

    /** Times are told as seconds from now, so that nobody's clock matters. */
    static String together(Together together, Instant now) {
        var frame = RoomProtocol.frame("together").add("playlist", array(together.playlist(), video -> JSON.createObjectBuilder().add("video", video.id()).add("player", video.player().word())
            .add("address", video.source()).add("title", video.title()).add("person", video.person()).add("origin", video.player().origin())));
        together.watch().ifPresent(watch -> frame.add("watch", JSON.createObjectBuilder().add("video", watch.video()).add("on", watch.running()).add("at", watch.position(now).toMillis() / 1000.0)));
        frame.add("polls", array(together.polls(), poll -> poll(poll, now)));
        together.timer().ifPresent(timer -> frame.add("timer", JSON.createObjectBuilder().add("text", timer.words()).add("seconds", timer.seconds()).add("ends", left(timer.until(), now))));
        together.breakouts().ifPresent(plan -> frame.add("breakouts", JSON.createObjectBuilder().add("ends", left(plan.until(), now)).add("chosen", plan.chosen())
            .add("rooms", array(plan.rooms(), small -> JSON.createObjectBuilder().add("number", small.number()).add("seats", small.seats())))));
        together.home().ifPresent(home -> frame.add("home", JSON.createObjectBuilder().add("room", home.name()).add("title", home.title()).add("ends", left(home.until(), now))));
        return RoomProtocol.written(frame);
    }

    private static JsonObjectBuilder poll(Together.Poll poll, Instant now) {
        var choices = JSON.createArrayBuilder();
        for (int i = 0; i < poll.choices().size(); i++) choices.add(JSON.createObjectBuilder().add("text", poll.choices().get(i)).add("votes", poll.votes().get(i)));
        return JSON.createObjectBuilder().add("poll", poll.id()).add("person", poll.person()).add("question", poll.question()).add("choices", choices).add("several", poll.several())
            .add("voters", poll.voters()).add("open", poll.until().isAfter(now)).add("ends", left(poll.until(), now));
    }

    private static long left(Instant until, Instant now) {
        return Math.max(0, Duration.between(now, until).toSeconds());
    }

    private static <T> JsonArrayBuilder array(List<T> all, Function<T, JsonObjectBuilder> each) {
        var array = JSON.createArrayBuilder();
        all.forEach(one -> array.add(each.apply(one)));
        return array;
    }

    /** What the person chose, by place from 0. */
    static String voted(long poll, Collection<Integer> choices) {
        return RoomProtocol.written(RoomProtocol.frame("voted").add("poll", poll).add("choices", JSON.createArrayBuilder(choices)));
    }

    /** Where the person is to go. */
    static String breakout(Breakouts.Seat seat, Instant now) {
        return RoomProtocol.written(RoomProtocol.frame("breakout").add("room", seat.room()).add("number", seat.number()).add("ends", left(seat.until(), now)));
    }

    /** The same, to who asked. */
    static String breakout(String id, Breakouts.Seat seat, Instant now) {
        return RoomProtocol.written(RoomProtocol.frame("breakout").add("id", id).add("room", seat.room()).add("number", seat.number()).add("ends", left(seat.until(), now)));
    }

    /** The breakout is over. @param seconds until who is still there is sent out */
    static String back(String room, int seconds) {
        return RoomProtocol.written(RoomProtocol.frame("back").add("room", room).add("seconds", seconds));
    }
}
