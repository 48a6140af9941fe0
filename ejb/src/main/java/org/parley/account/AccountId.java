package org.parley.account;

import java.io.Serializable;

/** The key of an account, given by the database. */
public record AccountId(long value) implements Serializable {
    public AccountId {
        if (value <= 0) throw new IllegalArgumentException("no account id: " + value);
    }
}
