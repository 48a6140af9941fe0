package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.privacy.HoldsPersonalData;

/**
 * Leads from an address to its room (R1). Unlisted rooms are not found by trying: who asks for many that are not there finds
 * none for a while, and one that is by invitation only is not there for who has none.
 */
@ApplicationScoped
@HoldsPersonalData
public class RoomAddresses {
    static final Pace.Limit MISSES = new Pace.Limit("room addresses that lead nowhere", 60, Duration.ofMinutes(10));
    private static final RoomId NOWHERE = new RoomId(Long.MAX_VALUE);

    @Inject Rooms rooms;
    @Inject RoleRows roles;
    @Inject RoomLinks links;
    @Inject Pace pace;
    @Inject Clock clock;

    /**
     * @param invitation secret part of a link, or empty
     * @param asker      whose misses count together, as a network address
     */
    Optional<Room> find(String name, Optional<Person> person, String invitation, String asker) {
        var room = RoomName.find(name).flatMap(rooms::find);
        if (room.filter(Room::isListed).isPresent()) return room;
        // the same questions for a room that is not there, so that it takes as long
        var invited = person.filter(one -> isKnown(room, one)).isPresent() | links.opens(room.map(Room::id).orElse(NOWHERE), invitation);
        var shown = room.filter(one -> one.door() != DoorPolicy.INVITATION || invited);
        var now = clock.instant();
        if (shown.isEmpty()) pace.allows(MISSES, asker, now);
        return pace.isUsedUp(MISSES, asker, now) ? Optional.empty() : shown;
    }

    private boolean isKnown(Optional<Room> room, Person person) {
        if (!(person instanceof Person.Member member)) return false;
        var given = roles.role(room.map(Room::id).orElse(NOWHERE), member.id());
        return given.filter(role -> role.ordinal() < Role.MEMBER.ordinal()).isPresent() || member.administrator() || room.filter(one -> one.owner().equals(member.id())).isPresent();
    }
}
