package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.account.AccountId;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** The rooms of a member, and what becomes of them when the member is erased: others may be in them, so they stay, without that person's words. */
@Stateless
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class RoomsOfMember {
    @Inject Rooms rooms;
    @Inject PictureFiles pictures;
    @Inject RoleRows roles;

    @Processes(value = Purpose.ROOMS, of = Whose.FOUND_INSIDE)
    public List<RoomId> of(AccountId who) {
        return rooms.of(who).stream().map(Room::id).toList();
    }

    public void leave(AccountId who) {
        for (var room : rooms.of(who)) {
            pictures.burn(room.picture());
            room.ownerLeft();
        }
        roles.removeAll(who);
    }
}
