package org.parley.chat;

import java.time.Instant;
import org.parley.room.RoomId;

/**
 * A stored message: {@code seq} counts from 1 in each room; what retention or an erasure took away leaves a gap.
 *
 * @param author how its author stands now; of any but {@link Author#HERE} name, id and text are empty
 */
public record Said(RoomId room, long seq, String clientId, String from, String text, Instant at, Author author) {
    public enum Author {
        HERE,
        /** Erased: nobody can read it any more. */
        FORMER,
        /** Kept, but not used at the person's wish (GDPR Art. 18). */
        RESTRICTED
    }

    static Said without(RoomId room, long seq, Instant at, Author author) {
        return new Said(room, seq, "", "", "", at, author);
    }
}
