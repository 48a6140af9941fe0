package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.parley.account.AccountId;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** What becomes of the rooms of a member who is erased: others may be in them, so they stay, without that person's words. */
@Stateless
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class RoomsOfMember {
    @Inject Rooms rooms;
    @Inject PictureFiles pictures;
    @Inject RoleRows roles;

    public void leave(AccountId who) {
        for (var room : rooms.of(who)) {
            pictures.burn(room.picture());
            room.ownerLeft();
        }
        roles.removeAll(who);
    }
}
