package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;

/**
 * Smaller rooms for a while (R13). Their rules, roles, bans and privacy label are those of the room they were opened from; a seat
 * lets one person in, and who may moderate goes in and out. Their addresses cannot be guessed.
 */
@Stateless
@Processes(value = Purpose.ROOMS, of = Whose.FOUND_INSIDE)
public class Breakouts {
    public static final int LEAST = 2, MOST = 20;
    /** A minute to this. */
    public static final Duration LONGEST = Duration.ofHours(8);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_LETTERS = 26;
    private static final String PREFIX = "b-";

    /** @param chosen whether everybody chooses for themself, or was given a seat by chance */
    public record Plan(Instant until, boolean chosen, List<Small> rooms) {}

    public record Small(int number, int seats) {}

    /** Where somebody is to go. */
    public record Seat(String room, int number, Instant until) {}

    /** What a breakout belongs to. */
    public record Home(RoomId room, String name, String title, Instant until) {}

    /** There are others, or people sit elsewhere. */
    public record Changed(RoomId parent) {}

    /** They are over: those in them go home. */
    public record Over(RoomId parent) {}


    @Inject Rooms rooms;
    @Inject BreakoutRows rows;
    @Inject Event<Over> overs;
    @Inject Event<Changed> changes;
    @Inject Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Opens them; those of before end.
     *
     * @param count  {@value #LEAST} to {@value #MOST}
     * @param chosen everybody chooses; else {@code people} get seats by chance, as even as can be
     * @return false without {@link Permission#BREAKOUT}, or in a breakout
     */
    public boolean open(RoomRules rules, Role role, int count, Duration time, boolean chosen, List<DataSubject> people) {
        var parent = rooms.byId(rules.room()).orElseThrow();
        if (!rules.allows(role, Permission.BREAKOUT) || parent.parent().isPresent()) return false;
        var now = clock.instant();
        rows.end(rules.room(), now);
        overs.fire(new Over(rules.room()));
        var opened = new ArrayList<RoomId>();
        for (int number = 1; number <= count; number++) {
            var room = parent.breakout(new RoomName(PREFIX + letters()), number, now);
            rooms.add(room);
            rows.open(room.id(), rules.room(), number, chosen, now.plus(time));
            opened.add(room.id());
        }
        changes.fire(new Changed(rules.room()));
        if (chosen) return true;
        var shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < shuffled.size(); i++) rows.seat(rules.room(), shuffled.get(i), opened.get(i % count));
        return true;
    }

    private String letters() {
        return random.ints(RANDOM_LETTERS, 0, LETTERS.length()).collect(StringBuilder::new, (all, one) -> all.append(LETTERS.charAt(one)), StringBuilder::append).toString();
    }

    /** @return false without the permission */
    public boolean end(RoomRules rules, Role role) {
        if (!rules.allows(role, Permission.BREAKOUT)) return false;
        rows.end(rules.ruledBy(), clock.instant());
        overs.fire(new Over(rules.ruledBy()));
        changes.fire(new Changed(rules.ruledBy()));
        return true;
    }

    /**
     * Where a person of the room goes: to the one they choose where people choose or they moderate; else to the seat they have, or
     * the emptiest.
     *
     * @param number of a breakout, empty for any
     */
    public Optional<Seat> seat(RoomRules rules, Person who, Role role, OptionalInt number) {
        var open = rows.of(rules.room(), clock.instant());
        if (open.isEmpty()) return Optional.empty();
        var mine = rows.seat(rules.room(), who.subject());
        var seated = open.stream().filter(one -> mine.isPresent() && one.room().equals(mine.get())).findFirst();
        var free = open.getFirst().chosen() || rules.allows(role, Permission.BREAKOUT);
        var wished = open.stream().filter(one -> free && number.isPresent() && one.number() == number.getAsInt()).findFirst();
        var where = wished.or(() -> seated).orElseGet(() -> open.stream().min(Comparator.comparingInt(BreakoutRows.Row::seats)).orElseThrow());
        if (seated.isEmpty() || !where.room().equals(seated.get().room())) {
            rows.seat(rules.room(), who.subject(), where.room());
            changes.fire(new Changed(rules.room()));
        }
        return Optional.of(new Seat(where.name(), where.number(), where.until()));
    }

    /** Seats those of some people who have none yet where breakouts are open by chance, and tells where. */
    public Map<String, Seat> seatOthers(RoomRules rules, List<DataSubject> people) {
        var open = rows.of(rules.room(), clock.instant());
        if (open.isEmpty() || open.getFirst().chosen()) return Map.of();
        var seated = rows.seats(rules.room());
        var counts = new HashMap<BreakoutRows.Row, Integer>();
        open.forEach(one -> counts.put(one, one.seats()));
        var found = new HashMap<String, Seat>();
        for (var who : people) {
            if (seated.containsKey(who.key())) continue;
            var where = open.stream().min(Comparator.comparingInt(counts::get)).orElseThrow();
            counts.merge(where, 1, Integer::sum);
            rows.seat(rules.room(), who, where.room());
            found.put(who.key(), new Seat(where.name(), where.number(), where.until()));
        }
        if (!found.isEmpty()) changes.fire(new Changed(rules.room()));
        return found;
    }

    /** Who sits where, by people's keys. */
    public Map<String, Seat> seats(RoomId parent) {
        var open = rows.of(parent, clock.instant());
        var found = new HashMap<String, Seat>();
        rows.seats(parent).forEach((key, room) -> open.stream().filter(one -> one.room().equals(room)).findFirst().ifPresent(one -> found.put(key, new Seat(one.name(), one.number(), one.until()))));
        return found;
    }

    public Optional<Plan> plan(RoomId parent) {
        var open = rows.of(parent, clock.instant());
        return open.isEmpty() ? Optional.empty()
            : Optional.of(new Plan(open.getFirst().until(), open.getFirst().chosen(), open.stream().map(one -> new Small(one.number(), one.seats())).toList()));
    }

    public Optional<Home> home(RoomId breakout) {
        return rooms.byId(breakout).flatMap(Room::parent).flatMap(rooms::byId)
            .map(home -> new Home(home.id(), home.name(), home.title(), rows.until(breakout).orElse(Instant.EPOCH)));
    }

    /** The room to go to from a breakout that is over, by its address. */
    public Optional<String> homeOf(String name) {
        if (name.length() != PREFIX.length() + RANDOM_LETTERS || !name.startsWith(PREFIX)) return Optional.empty();
        return RoomName.find(name).flatMap(rooms::find).flatMap(Room::parent).flatMap(rooms::byId).map(Room::name);
    }

    public boolean admits(Room breakout, RoomId home, Person who, boolean known) {
        var open = rows.until(breakout.id()).filter(until -> until.isAfter(clock.instant())).isPresent();
        return open && (known || rows.seat(home, who.subject()).filter(breakout.id()::equals).isPresent());
    }
}
