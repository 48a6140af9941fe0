package org.parley.profile;

/** Who sees a field of a profile (A6), each including those before it. */
public enum Audience {
    NOBODY, CONTACTS, MEMBERS, EVERYONE;

    /** Whether somebody who looks with the eyes of {@code viewer} sees what is meant for this audience; {@code NOBODY}: the member alone. */
    public boolean includes(Audience viewer) {
        return this != NOBODY && viewer.ordinal() <= ordinal();
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
