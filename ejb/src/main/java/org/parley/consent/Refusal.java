package org.parley.consent;

/** Why a purpose may not be pursued for a person now. */
public enum Refusal {
    /** Nobody asked yet: a page may ask now (C4). */
    CONSENT_NEEDED,
    /** The person, or a signal of the person's browser, said no, or took the yes back. */
    CONSENT_REFUSED,
    /** GDPR Art. 21. */
    OBJECTED,
    /** GDPR Art. 18. */
    RESTRICTED,
    /** The person put the account to sleep. */
    DEACTIVATED,
    /** The person's key is destroyed, or a guest's visit is over. */
    ERASED;

    /** As the room socket says it. */
    public String code() {
        return this == CONSENT_NEEDED || this == CONSENT_REFUSED ? "consent-needed" : "not-allowed";
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
