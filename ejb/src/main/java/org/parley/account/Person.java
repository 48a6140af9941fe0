package org.parley.account;

import java.io.Serializable;
import org.parley.privacy.Concerns;
import org.parley.privacy.DataSubject;

/** Who acts: a member with an account, or a guest for one visit. The primary principal of a Shiro subject. */
public sealed interface Person extends Concerns, Serializable {
    /** Tells one person from every other, also across visits for a member. At most 40 characters. */
    String key();
    ScreenName screenName();
    boolean administrator();

    @Override default DataSubject subject() {
        return new DataSubject(key());
    }

    record Member(AccountId id, ScreenName screenName, boolean administrator) implements Person {
        @Override public String key() {
            return "m" + id.value();
        }
    }

    record Guest(String id, ScreenName screenName) implements Person {
        @Override public String key() {
            return "g" + id;
        }
        @Override public boolean administrator() {
            return false;
        }
    }
}
