package org.parley.chat;

import org.parley.account.Person;
import org.parley.consent.Refusal;
import org.parley.privacy.Concerns;
import org.parley.privacy.DataSubject;
import org.parley.room.RoomId;

/**
 * Something a person wants to say.
 *
 * @param clientId chosen by the client, 1 to 64 characters; the same id of the same person in the same room is one message
 * @param text     1 to 2,000 characters
 */
public record Saying(RoomId room, Person by, String clientId, String text, Receipt receipt) implements Concerns {
    public static final int TEXT_MAX = 2000, ID_MAX = 64;

    /** Told in room order, on threads of the log; must return at once. */
    public interface Receipt {
        /** @param fresh false for a repetition of a message that was stored before */
        void stored(Said said, boolean fresh);
        /** The database did not take it, or not in time: the client may send it again. Where it took it after all, {@link #stored} follows. */
        void failed();
        /** The person may not be heard any more, by the time it was to be stored: nothing is stored (C2). */
        void refused(Refusal reason);
    }

    @Override public DataSubject subject() {
        return by.subject();
    }
}
