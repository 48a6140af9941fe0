package org.parley.room;

import org.parley.account.Person;

/** Who may enter (R3). */
public enum DoorPolicy {
    /** Members and guests. */ OPEN,
    /** People with an account. */ MEMBERS,
    /** Whoever knows the word, guests too. */ PASSWORD,
    /** Whoever has a link, guests too. */ INVITATION,
    /** Whoever is let in by somebody inside, guests too. */ KNOCK;

    boolean admits(Person person) {
        return this != MEMBERS || person instanceof Person.Member;
    }

    /** For style sheets and text keys. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
