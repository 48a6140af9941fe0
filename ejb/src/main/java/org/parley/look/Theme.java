package org.parley.look;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Colours of the pages; {@code SYSTEM} follows the device. */
public enum Theme {
    SYSTEM, LIGHT, DARK, CONTRAST;

    public static Optional<Theme> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
