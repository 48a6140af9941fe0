package org.parley.consent;

/** What people are bound by or told: each has versions (C7). */
public enum Document {
    /** Written by the portal itself from what it does (C11). */
    PRIVACY,
    TERMS,
    /** How people treat each other in rooms. */
    RULES;

    public boolean isGenerated() {
        return this == PRIVACY;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
