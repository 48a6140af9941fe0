package org.parley.mail;

import java.util.Locale;

/** Why a letter waits in the console. */
public enum Kept {
    /** There is no mail server: staff hand it over, or set one and send it again. */
    NO_SERVER,
    /** The mail server was away, or put it off, for hours. */
    NOT_TAKEN,
    /** The mail server does not know the address. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
