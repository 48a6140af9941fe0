package org.parley.room;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A word rooms are found by: 2 to 20 letters, digits or {@code -}, in lower case. */
public record RoomTag(String value) {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}-]{2,20}");

    public RoomTag {
        if (value == null) throw new IllegalArgumentException("tag: missing");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("tag: 2 to 20 letters, digits or -");
    }

    /** Empty where no room can have this tag. */
    public static Optional<RoomTag> find(String typed) {
        try {
            return Optional.of(new RoomTag(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override public String toString() {
        return value;
    }
}
