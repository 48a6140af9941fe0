package org.parley.mail;

import java.util.Locale;

/** Why a letter waits in the console. */
public enum Kept {
    /** There is no mail server: staff hand it over, or set one and send it again. */
    NO_SERVER,
    /** The mail server was away, or put it off, for hours. */
    NOT_TAKEN,
    /** Nor would it for any letter: it refuses the portal's own name or password. */
    NOT_LET_IN,
    /** Nor would it for any letter: it offers no TLS where the settings want it, or shows a certificate that is not trusted. */
    NOT_SAFE,
    /** The mail server does not know the address. */
    REFUSED,
    /** The account has none, as the administrator made at the start. */
    NO_ADDRESS;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
