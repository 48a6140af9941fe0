package org.parley.media;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of one published stream, unique in its room: 1 to 64 letters, digits, {@code _} and {@code -}. */
public record StreamId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public StreamId {
        if (value == null || !FORM.matcher(value).matches())
            throw new IllegalArgumentException("stream: 1 to 64 letters, digits, _ and -");
    }

    public static StreamId random() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return new StreamId(HexFormat.of().formatHex(bytes));
    }

    @Override public String toString() {
        return value;
    }
}
