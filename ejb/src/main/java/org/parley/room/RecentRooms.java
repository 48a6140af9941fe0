package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.account.Person;
import org.parley.consent.Gate;
import org.parley.consent.Gated;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.consent.Refusal;

/** A member's own list of the rooms visited lately: with consent only, and gone with it (C4). */
@Stateless
@Processes(Purpose.RECENT_ROOMS)
public class RecentRooms {
    private static final int MOST = 6;

    @Inject Visits visits;
    @Inject Rooms rooms;
    @Inject Presence presence;
    @Inject Gate gate;
    @Inject Clock clock;

    public Gated<Boolean> visited(Person.Member who, RoomId room) {
        visits.visited(who.id(), room, clock.instant());
        return Gated.allowed(true);
    }

    /** The latest first, at most six. Listed and unlisted rooms alike: the person knows them. */
    public Gated<List<Directory.Listing>> of(Person.Member who) {
        var ids = visits.of(who.id(), MOST);
        var found = rooms.byIds(ids).stream().collect(Collectors.toMap(room -> room.id().value(), Function.identity()));
        return Gated.allowed(ids.stream().map(found::get).filter(Objects::nonNull).map(room -> room.listing(presence.count(room.id()), false, "")).toList());
    }

    /** What was kept with consent goes with it (GDPR Art. 17(1)(b)). */
    @Processes(value = Purpose.RECENT_ROOMS, of = Whose.FOUND_INSIDE)
    public void decided(@Observes Gate.Changed change) {
        if (change.subject().isGuest()) return;
        var refusal = gate.refusal(Purpose.RECENT_ROOMS, change.subject());
        if (refusal.filter(reason -> reason == Refusal.CONSENT_REFUSED || reason == Refusal.ERASED).isPresent()) visits.forget(change.subject());
    }
}
