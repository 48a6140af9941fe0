package org.parley.consent;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words people decide on, by purpose and language; what is shown is what the ledger keeps. */
public final class Prompts {
    private Prompts() {}

    /** {@code title}, {@code prompt}, {@code why}: keys are {@code recent-rooms.prompt}. @param days how long what it is about is kept */
    public static String text(Purpose purpose, String part, Locale language, long days) {
        return java.text.MessageFormat.format(ResourceBundle.getBundle("org.parley.consent.prompts", language).getString(purpose.word() + '.' + part), days);
    }
}
