package org.parley.account;

/** Who did something to an account. */
public enum Actor {
    HOLDER, STAFF;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
