package org.parley.room;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A room's address below {@code /room/}: 2 to 40 of a–z, 0–9 and {@code -}, beginning and ending with a letter or digit. */
public record RoomName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");

    public RoomName {
        if (value == null) throw new IllegalArgumentException("room name: missing");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("room name: 2 to 40 of a-z, 0-9 and -");
    }

    /** Empty where no room can have this name. */
    static Optional<RoomName> find(String typed) {
        try {
            return Optional.of(new RoomName(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override public String toString() {
        return value;
    }
}
