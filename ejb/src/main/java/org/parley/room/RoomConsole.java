package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Permitted;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.ProcessingLog;
import org.parley.staff.Staff;

/** The rooms as staff see them, and which they feature (R2). The owner's log says so (P6). */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class RoomConsole {
    public static final int QUERY_MOST = 80;
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * @param name     empty where the room is not listed: its address is for those who were told
     * @param owner    screen name, or empty for a former member
     * @param featured until when
     */
    public record Line(RoomId id, String name, String title, boolean listed, String owner, int people, int cameras, Optional<Instant> featured) {
        public boolean isFeatured() {
            return featured.isPresent();
        }

        /** Empty where it is featured without end, or not at all. */
        public Optional<LocalDate> lastDay() {
            return featured.filter(end -> !end.equals(FeaturedRooms.FOR_GOOD)).map(end -> LocalDate.ofInstant(end, ZoneOffset.UTC).minusDays(1));
        }
    }

    public sealed interface Outcome {
        record Done() implements Outcome {}
        /** @param problem its text key */
        record Refused(String problem) implements Outcome {}
    }

    @Inject Rooms rooms;
    @Inject FeaturedRooms featured;
    @Inject Presence presence;
    @Inject Names names;
    @Inject ProcessingLog log;
    @Inject Staff staff;
    @Inject Clock clock;

    /** Featured rooms first, then the newest. @param query part of a title or of a listed room's name, or an owner's whole screen name */
    @Permitted("rooms:list")
    public List<Line> rooms(String query, int first, int most) {
        var now = clock.instant();
        var found = rooms.inConsole(plain(query), owner(query), now, first, Math.clamp(most, 1, 100));
        var owners = names.members(found.stream().map(Room::owner).collect(Collectors.toSet()));
        owners.keySet().forEach(owner -> wrote(owner, "seen-in-rooms"));
        var ends = featured.at(now);
        return found.stream().map(room -> {
            var live = presence.count(room.id());
            return new Line(room.id(), room.isListed() ? room.name() : "", room.title(), room.isListed(), Optional.ofNullable(owners.get(room.owner())).map(one -> one.screenName().value()).orElse(""),
                live.people(), live.cameras(), Optional.ofNullable(ends.get(room.id().value())).filter(end -> room.isListed()));
        }).toList();
    }

    @Permitted("rooms:list")
    public int count(String query) {
        return rooms.countInConsole(plain(query), owner(query));
    }

    /** Empty where it is not listed, and so cannot be featured. */
    @Permitted("rooms:feature")
    public Optional<String> title(RoomId room) {
        return rooms.byId(room).filter(Room::isListed).map(Room::title);
    }

    /** @param until its last day, yyyy-mm-dd, from today to a year from now; empty: until somebody ends it */
    @Permitted("rooms:feature")
    public Outcome feature(RoomId id, String until) {
        var now = clock.instant();
        var room = rooms.byId(id).filter(Room::isListed);
        if (room.isEmpty()) return new Outcome.Refused("admin-rooms.problem.not-listed");
        var end = end(until == null ? "" : until.strip(), now);
        if (end.isEmpty()) return new Outcome.Refused("admin-rooms.problem.until");
        var others = featured.at(now);
        others.remove(id.value());
        if (others.size() >= FeaturedRooms.MOST) return new Outcome.Refused("admin-rooms.problem.too-many");
        wrote(room.get().owner(), "room-featured");
        featured.add(id, end.get(), now);
        return new Outcome.Done();
    }

    @Permitted("rooms:feature")
    public void unfeature(RoomId id) {
        rooms.byId(id).ifPresent(room -> wrote(room.owner(), "room-unfeatured"));
        featured.remove(id);
    }

    static Optional<Instant> end(String until, Instant now) {
        if (until.isEmpty()) return Optional.of(FeaturedRooms.FOR_GOOD);
        try {
            var day = LocalDate.parse(until);
            return day.getYear() > 9999 ? Optional.empty() : Optional.of(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()).filter(end -> end.isAfter(now) && end.isBefore(now.plus(LONGEST)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<AccountId> owner(String query) {
        return plain(query).isEmpty() ? Optional.empty() : names.find(query.strip()).map(Person.Member::id);
    }

    private static String plain(String query) {
        var text = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        return text.length() > QUERY_MOST ? text.substring(0, QUERY_MOST) : text;
    }

    private void wrote(AccountId owner, String act) {
        log.wrote(owner.subject(), staff.acting(), Purpose.ADMINISTRATION, act);
    }
}
