package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.consent.Gate;
import org.parley.consent.Purpose;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.SealedFiles;

/** The pictures of rooms on disk, each sealed with the key of the room's owner. */
@ApplicationScoped
@HoldsPersonalData
public class PictureFiles {
    private static final String WIDE = ".wide";

    @Inject SealedFiles files;
    @Inject Gate gate;

    /** The picture of a room as far as it may be shown now, else empty: that of a restricted owner is kept and not used (C2). */
    String shown(Room room) {
        return room.picture().isEmpty() || !gate.allows(Purpose.ROOMS, room.owner().subject()) ? "" : room.picture();
    }

    /** Asks about the owners of all of them at once. */
    void fetch(Collection<Room> rooms) {
        gate.fetch(rooms.stream().filter(room -> !room.picture().isEmpty()).map(room -> room.owner().subject()).toList());
    }

    void keep(AccountId owner, String picture, byte[] jpeg) {
        files.put(owner.subject(), picture + WIDE, jpeg);
    }

    Optional<byte[]> get(AccountId owner, String picture) {
        return files.get(owner.subject(), picture + WIDE);
    }

    void burn(String picture) {
        if (!picture.isEmpty()) files.remove(picture + WIDE);
    }
}
