package org.parley.privacy;

import java.io.Serializable;

/**
 * The person some data is about (GDPR Art. 4(1)): {@code m} and the number of an account, or {@code g} and the random id of a
 * guest's visit. At most 40 characters.
 */
public record DataSubject(String key) implements Concerns, Serializable {
    public DataSubject {
        if (key == null || key.length() < 2 || key.length() > 40) throw new IllegalArgumentException("no data subject");
    }

    public static DataSubject account(long id) {
        return new DataSubject("m" + id);
    }

    public boolean isGuest() {
        return key.charAt(0) == 'g';
    }

    @Override public DataSubject subject() {
        return this;
    }

    @Override public String toString() {
        return key;
    }
}
