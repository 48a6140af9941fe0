package org.parley.node;

/**
 * What one node tells the others. Whoever observes notes looks at the kind.
 *
 * @param body empty for a hint
 */
public record Note(Kind kind, byte[] body) {
    public enum Kind {
        /** Somebody decided: the ledger has a new end. */
        DECIDED,
        /** Sign-ins were ended. */
        SIGN_INS_ENDED,
        /** A room's rules, doors or roles changed; the body is its number. */
        ROOM_CHANGED,
        /** What people do together in a room changed; the body is its number. */
        TOGETHER_CHANGED,
        /** Somebody wrote to a member; the body is the reader and the writer's name. */
        PRIVATE_MESSAGE,
        /** A member's plan, or with 0 what plans allow, is another; the body is the account's number. */
        PLAN_CHANGED,
        /** Somebody is banned from a room; the body is the number of the act and the moderator's name. */
        BANNED,
        /** The breakouts of a room are over; the body is its number. */
        BREAKOUTS_OVER,
        /** Messages were changed, removed or answered by an emoji; the body is the room's number and theirs. */
        MESSAGES_TOUCHED,
        /** Messages were stored; the body is sealed. */
        MESSAGES_STORED
    }

    public static Note hint(Kind kind) {
        return new Note(kind, new byte[0]);
    }

    public boolean is(Kind one) {
        return kind == one;
    }
}
