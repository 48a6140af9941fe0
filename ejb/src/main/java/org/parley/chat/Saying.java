package org.parley.chat;

import org.parley.account.Person;
import org.parley.consent.Refusal;
import org.parley.privacy.Concerns;
import org.parley.privacy.DataSubject;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomRules;

/**
 * Something a person wants to say in a room.
 *
 * @param role     what the person is in the room, and {@code rules} what that may do there
 * @param clientId chosen by the client, 1 to 64 characters; the same id of the same person in the same room is one message
 * @param text     1 to 2,000 characters; may be empty beside a picture
 * @param replyTo  number of the message it answers, 0 for none
 * @param image    number of a picture the person gave to this room, or empty
 */
public record Saying(RoomRules rules, Person by, Role role, String clientId, String text, long replyTo, String image, Receipt receipt) implements Concerns {
    public Saying(RoomRules rules, Person by, Role role, String clientId, String text, long replyTo, Receipt receipt) {
        this(rules, by, role, clientId, text, replyTo, "", receipt);
    }

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

    public RoomId room() {
        return rules.room();
    }

    @Override public DataSubject subject() {
        return by.subject();
    }
}
