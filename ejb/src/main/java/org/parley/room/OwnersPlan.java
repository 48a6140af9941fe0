package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.parley.account.AccountId;
import org.parley.billing.PlansAtHand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan of a room's owner is another: the room's rules are looked at again, on this node. */
@ApplicationScoped
public class OwnersPlan {
    private static final Logger LOG = LoggerFactory.getLogger(OwnersPlan.class);

    @Inject RoomsOfMember rooms;
    @Inject RoomOffice office;

    /** Apart, since a transaction that has just ended takes no questions. */
    void changed(@Observes PlansAtHand.LookAgain change) {
        change.who().ifPresentOrElse(who -> Thread.startVirtualThread(() -> look(who)), office::lookAgainAtAll);
    }

    private void look(AccountId who) {
        try {
            rooms.of(who).forEach(office::lookAgain);
        } catch (RuntimeException e) {
            LOG.error("Rooms of somebody whose plan is another could not be looked at; their rules follow within half a minute", e);
        }
    }
}
