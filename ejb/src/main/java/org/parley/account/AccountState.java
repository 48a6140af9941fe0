package org.parley.account;

/** Where an account stands (A3). */
public enum AccountState {
    /** The e-mail address waits for its link. */ PENDING,
    ACTIVE,
    /** Its holder signs in and sees, corrects, erases; nothing else is done with the data. */ RESTRICTED,
    /** Put to sleep by its holder, with or without an end; a sign-in wakes it up. */ DEACTIVATED,
    ERASED;

    /** Whether its holder may sign in. */
    public boolean mayEnter() {
        return this == ACTIVE || this == RESTRICTED;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
