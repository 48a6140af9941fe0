package org.parley.account;

import java.io.Serializable;
import org.parley.privacy.Concerns;
import org.parley.privacy.DataSubject;

/** The key of an account, given by the database. */
public record AccountId(long value) implements Concerns, Serializable {
    public AccountId {
        if (value <= 0) throw new IllegalArgumentException("no account id: " + value);
    }

    @Override public DataSubject subject() {
        return DataSubject.account(value);
    }
}
