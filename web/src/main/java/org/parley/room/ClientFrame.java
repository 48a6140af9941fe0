package org.parley.room;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.StreamId;
import org.parley.together.TogetherDesk;
import org.parley.web.Words;

/** What a browser sends on the room socket. */
sealed interface ClientFrame {
    /** What an answer is known by. */
    default Optional<String> asked() {
        return switch (this) {
            case Change change -> Optional.of(change.id());
            case Remove remove -> Optional.of(remove.id());
            case Search search -> Optional.of(search.id());
            case Moderate moderate -> Optional.of(moderate.id());
            case Bans bans -> Optional.of(bans.id());
            case Forgive forgive -> Optional.of(forgive.id());
            case Give give -> Optional.of(give.id());
            case Block block -> Optional.of(block.id());
            case Report report -> Optional.of(report.id());
            case Shared shared -> Optional.of(shared.id());
            default -> Optional.empty();
        };
    }

    /** @param after the last sequence number seen, 0 for none @param gathered whether {@code presence} may come in the place of {@code joined} and {@code left} */
    record Hello(long after, Optional<String> password, boolean gathered) implements ClientFrame {}
    /** @param replyTo 0 for none @param image number of a picture given to the room, or empty */
    record Say(String id, String text, long replyTo, String image) implements ClientFrame {}
    record Change(String id, long seq, String text) implements ClientFrame {}
    record Remove(String id, long seq) implements ClientFrame {}
    record React(long seq, String emoji, boolean on) implements ClientFrame {}
    record Search(String id, String query) implements ClientFrame {}
    record Whisper(String id, String to, String text) implements ClientFrame {}
    /** @param password for going on camera, where the room has one */
    record Publish(Optional<StreamId> stream, String sdp, String source, Optional<String> password) implements ClientFrame {}
    record Subscribe(StreamId stream, String sdp) implements ClientFrame {}
    record AddCandidate(StreamId stream, Leg leg, Candidate candidate) implements ClientFrame {}
    record Unpublish(StreamId stream) implements ClientFrame {}
    record Unsubscribe(StreamId stream) implements ClientFrame {}
    record State(boolean muted, boolean cameraOff, boolean away) implements ClientFrame {}
    /** @param ban how long, for {@link Act#BAN} @param seq a message whose author is meant, who may be gone; 0 for none */
    record Moderate(String id, Act act, String person, String reason, Duration ban, long seq) implements ClientFrame {}
    record Forgive(String id, long ban) implements ClientFrame {}
    /** Which bans are in force, for those who may forgive. */
    record Bans(String id) implements ClientFrame {}
    record Give(String id, String person, Role role) implements ClientFrame {}
    record Lock(boolean on) implements ClientFrame {}
    record Slow(Duration pause) implements ClientFrame {}
    record Announce(String text) implements ClientFrame {}
    record Stage(boolean on) implements ClientFrame {}
    record Hand(boolean up) implements ClientFrame {}
    /** Somebody who knocks. */
    record Admit(String person, boolean yes) implements ClientFrame {}
    /** Somebody who asks to go on camera. @param always whether they go on the list */
    record Camera(String person, boolean yes, boolean always) implements ClientFrame {}
    /** The privacy label of this version is fine. */
    record Accept(String label) implements ClientFrame {}
    record Block(String id, String person, boolean on) implements ClientFrame {}
    record Report(String id, String person, long seq, String kind, String words, String picture) implements ClientFrame {}
    /** What a room does together (R12, R13). */
    sealed interface Shared extends ClientFrame {
        String id();
    }

    record Queue(String id, String address, String title) implements Shared {}
    record Unqueue(String id, long video) implements Shared {}
    /** @param video 0 ends it */
    record Watch(String id, long video, boolean on, Duration at) implements Shared {}
    record Ask(String id, TogetherDesk.Question question) implements Shared {}
    record Vote(String id, long poll, Set<Integer> choices) implements Shared {}
    record ClosePoll(String id, long poll) implements Shared {}
    /** @param seconds 0 ends it */
    record Timer(String id, int seconds, String text) implements Shared {}
    record Breakout(String id, int rooms, Duration time, boolean chosen) implements Shared {}
    record BreakoutEnd(String id) implements Shared {}
    /** @param number of a breakout, empty for any */
    record Seat(String id, OptionalInt number) implements Shared {}
    record Leave() implements ClientFrame {}
    /** Not understood; answered with an error, the connection stays. */
    record Bad(String code, Words message, Optional<String> id) implements ClientFrame {}
}
