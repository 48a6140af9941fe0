package org.parley.room;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.account.Secrets;

/** A room's address below {@code /room/}: 2 to 40 of a–z, 0–9 and {@code -}, beginning and ending with a letter or digit. */
public record RoomName(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");

    private static final int RANDOM = 16, STEM = 40 - 1 - RANDOM;
    private static final String RANDOM_PART = "(?<=.)-[a-z2-7]{" + RANDOM + "}$";

    public RoomName {
        if (value == null) throw new IllegalArgumentException("room name: missing");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("room name: 2 to 40 of a-z, 0-9 and -");
    }

    /** This one with 80 random bits at its end, for a room that is not listed; cut where that would be too long. */
    RoomName unguessable() {
        var stem = value.replaceFirst(RANDOM_PART, "");
        if (stem.length() > STEM) stem = stem.substring(0, STEM);
        return new RoomName(stem.replaceFirst("-+$", "") + '-' + Secrets.letters(RANDOM));
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
