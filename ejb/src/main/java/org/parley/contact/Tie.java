package org.parley.contact;

/** What another member is to oneself. */
public enum Tie {
    NONE,
    /** I asked. */ ASKED,
    /** The other asked me. */ ASKS_ME,
    CONTACT,
    /** I block the other. */ BLOCKED;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
