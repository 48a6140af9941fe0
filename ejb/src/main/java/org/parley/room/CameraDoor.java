package org.parley.room;

import java.util.Locale;

/** How people who may go on camera do so (R3). */
public enum CameraDoor {
    /** By themselves. */ FREE,
    /** With the word for it. */ PASSWORD,
    /** Once somebody lets them, or for good when they are on the list. */ APPROVAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
