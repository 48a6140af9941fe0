package org.parley.consent;

/** How a decision reached the portal. */
public enum Channel {
    SIGN_UP, PROMPT, SETTINGS, SIGNAL_GPC, SIGNAL_DNT, DOCUMENT, LETTER, OPERATOR;

    /** A signal is a browser's word: whatever the person chose by hand counts more (C9). */
    public boolean isSignal() {
        return this == SIGNAL_GPC || this == SIGNAL_DNT;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
