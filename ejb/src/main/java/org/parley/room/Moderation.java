package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.mail.Letter;
import org.parley.mail.Letters;
import org.parley.privacy.DataSubject;

/**
 * What moderators of a room do to people in it (R9). Each act is written down with its reason, the person is told, and may appeal
 * once to the operator. A device is switched off, never on.
 */
@Stateless
@Processes(value = Purpose.MODERATION, of = Whose.FOUND_INSIDE)
public class Moderation {
    public static final int REASON_MAX = 300, APPEAL_MAX = 1000;
    /** A guest has no account: what keeps them out is a fingerprint of the address, so it is short. */
    public static final Duration GUEST_BAN_MOST = Duration.ofHours(24), BAN_MOST = Duration.ofDays(365);

    public enum Answer { GRANTED, REFUSED }

    /** @param person screen name then, empty once erased @param appealedAt empty: not yet appealed */
    public record Record(long id, RoomId room, String roomName, Act act, DataSubject subject, String person, DataSubject moderator, String reason, Instant at, Instant until,
                         Optional<Instant> liftedAt, String appeal, Optional<Instant> appealedAt, Optional<Answer> answer) {
        public boolean isInForce(Instant now) {
            return act == Act.BAN && liftedAt.isEmpty() && until.isAfter(now);
        }
    }

    /** A person in the room. @param address of a guest's network connection, or empty */
    public record Target(Person person, Role role, String address) {}

    public sealed interface Outcome {
        record Done(Record record) implements Outcome {}
        /** The role may not, or not to this person. */
        record NotAllowed() implements Outcome {}
    }

    /** A ban was lifted, or a moderator's rights changed: whoever keeps something about the room looks again. */
    public record Lifted(RoomId room, DataSubject subject) {}

    /** Somebody is banned, wherever in the room they are. @param by the moderator's name */
    public record Banned(Record record, String by) {}

    private static final Pace.Limit TOLD = Pace.Limit.daily("letters about removed messages", 1);

    @Inject ActRows rows;
    @Inject Letters letters;
    @Inject Pace pace;
    @Inject Event<Lifted> lifted;
    @Inject Event<Banned> banned;
    @Inject Clock clock;

    /**
     * @param reason at most {@value #REASON_MAX} characters, may be empty
     * @param time   how long a ban holds; at most a year, a day for guests
     */
    public Outcome act(RoomRules rules, Person by, Role role, Act act, Target target, String reason, Duration time) {
        if (!rules.allows(role, act.permission()) || !role.isAbove(target.role()) && act != Act.CLEAR || by.key().equals(target.person().key())) return new Outcome.NotAllowed();
        var now = clock.instant();
        var guest = target.person() instanceof Person.Guest;
        var most = guest ? GUEST_BAN_MOST : BAN_MOST;
        var until = act == Act.BAN ? now.plus(time.compareTo(most) > 0 ? most : time) : now;
        var print = act == Act.BAN && guest && !target.address().isEmpty() ? rows.addressPrint(rules.ruledBy(), target.address()) : "";
        var id = rows.add(rules.ruledBy(), act, target.person().subject(), target.person().screenName().value(), by.subject(), reason, print, now, until);
        var record = rows.find(id).orElseThrow();
        if (act == Act.BAN) banned.fire(new Banned(record, by.screenName().value()));
        return new Outcome.Done(record);
    }

    /** As {@link #act}, to somebody who is not in the room: a member is told by a letter. */
    public Outcome actFromAfar(RoomRules rules, Person by, Role role, Act act, Target target, String reason, Duration time) {
        var outcome = act(rules, by, role, act, target, reason, time);
        if (outcome instanceof Outcome.Done done && target.person() instanceof Person.Member member)
            letters.send(member.id(), Letter.KEPT_OUT, Map.of("room", done.record().roomName(), "until", DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC).format(done.record().until()),
                "reason", reason.isEmpty() ? "–" : reason, "case", String.valueOf(done.record().id())));
        return outcome;
    }

    /** Tells a member who is not in the room that a message of theirs was removed: one letter a day and room, the page has them all. */
    public void tellFromAfar(Record cleared, Person.Member author) {
        if (pace.allows(TOLD, cleared.room() + "|" + author.key(), clock.instant()))
            letters.send(author.id(), Letter.MESSAGE_REMOVED, Map.of("room", cleared.roomName(), "case", String.valueOf(cleared.id())));
    }

    /** Writes down that a message was removed. */
    public Record cleared(RoomId room, Person by, DataSubject author, String name) {
        var now = clock.instant();
        return rows.find(rows.add(room, Act.CLEAR, author, name, by.subject(), "", "", now, now)).orElseThrow();
    }

    /** The ban that keeps this person out now. */
    public Optional<Record> ban(RoomId room, Person person, String address) {
        return rows.ban(room, person.subject(), person instanceof Person.Guest && !address.isEmpty() ? rows.addressPrint(room, address) : "", clock.instant());
    }

    /** One that another node was told of. */
    public Optional<Record> find(long id) {
        return rows.find(id);
    }

    /** For those who may ban. */
    public List<Record> bans(RoomId room) {
        return rows.bans(room, clock.instant());
    }

    /** Everything done in a room. */
    public List<Record> acts(RoomId room) {
        return rows.of(room);
    }

    public boolean forgive(RoomId room, long id) {
        var record = rows.find(id).filter(one -> one.room().equals(room));
        if (record.isEmpty() || !rows.lift(room, id, clock.instant())) return false;
        lifted.fire(new Lifted(room, record.get().subject()));
        return true;
    }

    /** What was done to a person, for themself. */
    @Processes(Purpose.MODERATION)
    public List<Record> against(Person who) {
        return rows.against(who.subject());
    }

    /** @param words 1 to {@value #APPEAL_MAX} characters @return false where it was appealed before, or is not theirs */
    @Processes(Purpose.MODERATION)
    public boolean appeal(Person who, long id, String words) {
        return rows.appeal(id, who.subject(), words, clock.instant());
    }

    /** What waits for the operator, the oldest first. */
    public List<Record> appeals() {
        return rows.appeals();
    }

    /** Granting lifts a ban. @return false where it was answered before */
    public boolean answer(long id, Answer answer) {
        var record = rows.find(id);
        if (record.isEmpty() || !rows.answer(id, answer, clock.instant())) return false;
        lifted.fire(new Lifted(record.get().room(), record.get().subject()));
        return true;
    }
}
