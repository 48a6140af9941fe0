package org.parley.chat;

import java.time.Instant;
import java.util.List;
import org.parley.privacy.DataSubject;
import org.parley.room.RoomId;

/**
 * A stored message: {@code seq} counts from 1 in each room; what retention or an erasure took away leaves a gap.
 *
 * @param by        whose it is
 * @param author    how its author and the message stand now; of any but {@link Author#HERE} name, id and text are empty
 * @param replyTo   number of the message it answers, 0 for none
 * @param image     number of a picture, or empty
 * @param changed   whether its author wrote it anew
 * @param reactions what others answered by an emoji
 */
public record Said(RoomId room, long seq, DataSubject by, String clientId, String from, String text, Instant at, Author author, long replyTo, String image, boolean changed, List<Reaction> reactions) {
    public enum Author {
        HERE,
        /** Erased: nobody can read it any more. */
        FORMER,
        /** Kept, but not used at the person's wish (GDPR Art. 18). */
        RESTRICTED,
        /** Taken back by its author or removed by a moderator. */
        REMOVED
    }

    /** One emoji and who gave it. */
    public record Reaction(String emoji, List<DataSubject> by) {}

    static Said without(StoredMessage row, Author author) {
        return new Said(row.room(), row.seq(), row.author(), "", "", "", row.at(), author, 0, "", false, List.of());
    }

    Said with(List<Reaction> reactions) {
        return new Said(room, seq, by, clientId, from, text, at, author, replyTo, image, changed, reactions);
    }

    /** Whether something happened to it after it was said. */
    public boolean isTouched() {
        return changed || author == Author.REMOVED || !reactions.isEmpty();
    }
}
