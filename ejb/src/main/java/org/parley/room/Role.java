package org.parley.room;

/** What a person is in a room (R4, first cut). */
public enum Role {
    OWNER, MODERATOR, MEMBER, GUEST;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
