package org.parley.account;

import java.util.Locale;
import org.parley.mail.Letter;

/** What can happen to an account (A3): each with the state it leads to and the letter that tells about it. */
public enum AccountVerb {
    VERIFIED(AccountState.ACTIVE, Letter.WELCOME),
    RESTRICTED(AccountState.RESTRICTED, Letter.RESTRICTED),
    RESTRICTION_LIFTED(AccountState.ACTIVE, Letter.RESTRICTION_LIFTED),
    DEACTIVATED(AccountState.DEACTIVATED, Letter.DEACTIVATED),
    REACTIVATED(AccountState.ACTIVE, Letter.REACTIVATED),
    ERASURE_PLANNED(AccountState.DEACTIVATED, Letter.ERASURE_PLANNED);

    private final AccountState to;
    private final Letter letter;

    AccountVerb(AccountState to, Letter letter) {
        this.to = to;
        this.letter = letter;
    }

    AccountState to() {
        return to;
    }

    Letter letter() {
        return letter;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
