package org.parley.room;

import java.security.SecureRandom;
import java.util.HexFormat;

/** One visit of one person to one room: a new id each time the room socket opens. 32 lower-case hexadecimal digits. */
public record ParticipantId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public ParticipantId {
        if (value == null || !value.matches("[0-9a-f]{32}")) throw new IllegalArgumentException("no participant id");
    }

    public static ParticipantId random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new ParticipantId(HexFormat.of().formatHex(bytes));
    }

    @Override public String toString() {
        return value;
    }
}
