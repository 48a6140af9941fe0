package org.parley.together;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.room.Breakouts;
import org.parley.room.Permission;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomRules;

/** Watches, asks and counts down together (R12, R13). */
@Stateless
@Processes(Purpose.TOGETHER)
public class TogetherDesk {
    public static final int VIDEOS_MOST = 50, TITLE_MOST = 120, POLLS_MOST = 5, QUESTION_MOST = 200, CHOICE_MOST = 100, CHOICES_LEAST = 2, CHOICES_MOST = 10, WORDS_MOST = 80;
    public static final Duration POLL_MOST = Duration.ofDays(1), TIMER_MOST = Duration.ofHours(12), VIDEO_MOST = Duration.ofHours(24);

    /** What became of a wish; all but DONE are the end of a text key. */
    public enum Outcome { DONE, NOT_ALLOWED, NOT_THERE, PLAYER, TOO_MANY, CHOICES }

    @Inject TogetherRows rows;
    @Inject RoomFiles files;
    @Inject Breakouts breakouts;
    @Inject TogetherSettings settings;
    @Inject Event<TogetherOffice.Changed> changes;
    @Inject Clock clock;

    private Outcome changed(RoomRules rules) {
        changes.fire(new TogetherOffice.Changed(rules.room()));
        return Outcome.DONE;
    }

    /**
     * Puts a video at the end of the playlist, {@value #VIDEOS_MOST} at most.
     *
     * @param address of a video at a player that is allowed here, or {@code file:} and the number of a file of this room
     * @param title   at most {@value #TITLE_MOST} characters, may be empty
     */
    public Outcome queue(RoomRules rules, Person who, Role role, String address, String title) {
        if (!rules.allows(role, Permission.PLAY)) return Outcome.NOT_ALLOWED;
        for (var player : Player.values()) {
            var source = player.source(address);
            if (source.isEmpty()) continue;
            if (player == Player.FILE ? !files.isVideo(rules.room(), source.get()) : !settings.players().contains(player)) return Outcome.PLAYER;
            if (rows.playlist(rules.room()).size() >= VIDEOS_MOST) return Outcome.TOO_MANY;
            rows.addVideo(rules.room(), player, source.get(), who.subject(), who.screenName().value(), title.replaceAll("\\R", " "), clock.instant());
            return changed(rules);
        }
        return Outcome.PLAYER;
    }

    /** Takes a video off the playlist: one's own, or anybody's with {@link Permission#PLAY}. Its file goes with it. */
    public Outcome unqueue(RoomRules rules, Person who, Role role, long video) {
        var adder = rows.adder(rules.room(), video);
        if (adder.isEmpty()) return Outcome.NOT_THERE;
        if (!adder.get().equals(who.subject()) && !rules.allows(role, Permission.PLAY)) return Outcome.NOT_ALLOWED;
        var file = rows.playlist(rules.room()).stream().filter(one -> one.id() == video && one.player() == Player.FILE).findFirst();
        rows.removeVideo(rules.room(), video);
        file.ifPresent(one -> files.remove(rules.room(), one.source()));
        return changed(rules);
    }

    /** @param video empty ends it @param position from the start of the video, to {@code VIDEO_MOST} */
    public Outcome watch(RoomRules rules, Person who, Role role, OptionalLong video, boolean running, Duration position) {
        if (!rules.allows(role, Permission.PLAY)) return Outcome.NOT_ALLOWED;
        if (video.isPresent() && rows.adder(rules.room(), video.getAsLong()).isEmpty()) return Outcome.NOT_THERE;
        rows.watch(rules.room(), video, running, position, clock.instant());
        return changed(rules);
    }

    /**
     * @param question 1 to {@value #QUESTION_MOST} characters
     * @param choices  {@value #CHOICES_LEAST} to {@value #CHOICES_MOST}, different, each 1 to {@value #CHOICE_MOST} characters
     * @param time     a minute to {@code POLL_MOST}
     */
    public record Question(String question, List<String> choices, boolean several, Duration time) {}

    /** At most {@value #POLLS_MOST} are open in a room. */
    public Outcome ask(RoomRules rules, Person who, Role role, Question question) {
        if (!rules.allows(role, Permission.POLL)) return Outcome.NOT_ALLOWED;
        var choices = question.choices().stream().map(TogetherDesk::line).toList();
        if (choices.size() < CHOICES_LEAST || choices.size() > CHOICES_MOST || new HashSet<>(choices).size() < choices.size() || line(question.question()).isEmpty()
            || choices.stream().anyMatch(one -> one.isEmpty() || one.length() > CHOICE_MOST)) return Outcome.CHOICES;
        var now = clock.instant();
        if (rows.openPolls(rules.room(), now) >= POLLS_MOST) return Outcome.TOO_MANY;
        rows.addPoll(rules.room(), who.subject(), who.screenName().value(), line(question.question()), choices, question.several(), now, now.plus(question.time()));
        return changed(rules);
    }

    private static String line(String words) {
        return words.strip().replaceAll("\\R", " ");
    }

    /** In the place of what the person chose before. @param choices by place, from 0; none takes the vote back */
    public Outcome vote(RoomRules rules, Person who, Role role, long poll, Set<Integer> choices) {
        if (!rules.allows(role, Permission.REACT)) return Outcome.NOT_ALLOWED;
        var open = rows.open(rules.room(), poll, clock.instant());
        if (open.isEmpty()) return Outcome.NOT_THERE;
        if (choices.size() > 1 && !open.get().several() || choices.stream().anyMatch(one -> one < 0 || one >= open.get().choices())) return Outcome.CHOICES;
        rows.vote(poll, who.subject(), choices);
        return changed(rules);
    }

    /** Ends a poll before its time: one's own, or anybody's with {@link Permission#POLL}. */
    public Outcome close(RoomRules rules, Person who, Role role, long poll) {
        var now = clock.instant();
        var open = rows.open(rules.room(), poll, now);
        if (open.isEmpty()) return Outcome.NOT_THERE;
        if (!open.get().asker().equals(who.subject()) && !rules.allows(role, Permission.POLL)) return Outcome.NOT_ALLOWED;
        rows.close(poll, now);
        return changed(rules);
    }

    /** A clock all see. @param seconds to {@code TIMER_MOST}, 0 ends it @param words at most {@value #WORDS_MOST} characters */
    public Outcome timer(RoomRules rules, Person who, Role role, int seconds, String words) {
        if (!rules.allows(role, Permission.ANNOUNCE)) return Outcome.NOT_ALLOWED;
        rows.timer(rules.room(), seconds, line(words), clock.instant());
        return changed(rules);
    }

    /** What the person chose in polls that are open, by place from 0. */
    public Map<Long, Set<Integer>> choices(RoomId room, Person who) {
        return rows.choices(room, who.subject(), clock.instant());
    }

    /** For an account that ends: what they chose, asked and added. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(DataSubject who) {
        rows.removeAll(who);
    }

    @Processes(value = Purpose.TOGETHER, of = Whose.FOUND_INSIDE)
    public Together together(RoomId room) {
        var now = clock.instant();
        return new Together(rows.playlist(room), rows.watch(room), rows.polls(room, now), rows.timer(room, now), breakouts.plan(room), breakouts.home(room));
    }
}
