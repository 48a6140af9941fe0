package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.SealedFiles;

/** The pictures of rooms on disk, each sealed with the key of the room's owner. */
@ApplicationScoped
@HoldsPersonalData
public class PictureFiles {
    private static final String WIDE = ".wide";

    @Inject SealedFiles files;

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
