package org.parley.door;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.photo.Photos;

/** Takes the picture a provider offers, where its box was ticked, as if the member had uploaded it (A7, A12). No transaction is held meanwhile. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.OTHER_DOORS, of = Whose.FOUND_INSIDE)
public class PictureCopy {
    private static final Pace.Limit FETCHED = Pace.Limit.daily("pictures from other doors", 10);

    @Inject Doors doors;
    @Inject PictureFetch fetch;
    @Inject Photos photos;
    @Inject ConnectionDesk connections;
    @Inject Pace pace;
    @Inject Clock clock;

    /** For a connection that was just made. @return whether it is among the member's photos now */
    public boolean copy(Person.Member who, Introduction introduction) {
        var door = doors.find(introduction.door());
        var address = PictureAddress.of(introduction.claims().getOrDefault(Claim.PICTURE, ""));
        if (door.isEmpty() || address.isEmpty() || !pace.allows(FETCHED, who.key(), clock.instant())) return false;
        var file = fetch.fetch(door.get(), address.get());
        if (file.isEmpty() || !(photos.add(who, file.get()) instanceof Photos.Outcome.Added added)) return false;
        connections.copied(who, introduction.door(), Claim.PICTURE, added.id());
        return true;
    }
}
