package org.parley.invoice.paper;

/** What a text on paper may be. */
final class Limits {
    private static final String BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Limits() {}

    static String text(String field, String value, int longest) {
        var text = optional(field, value, longest);
        if (text.isEmpty()) throw refused(field, "1 to " + longest + " characters");
        return text;
    }

    static String optional(String field, String value, int longest) {
        if (value == null) throw refused(field, "a text");
        var text = value.strip();
        if (text.length() > longest) throw refused(field, "at most " + longest + " characters");
        if (!text.codePoints().allMatch(Limits::printable)) throw refused(field, "no control characters, on one line");
        return text;
    }

    static long between(String field, long value, long least, long most) {
        if (value < least || value > most) throw refused(field, least + " to " + most);
        return value;
    }

    static <T> T given(String field, T value) {
        if (value == null) throw refused(field, "a value");
        return value;
    }

    static String shaped(String field, String value, String pattern, String accepted) {
        if (value == null || !value.matches(pattern)) throw refused(field, accepted);
        return value;
    }

    static IllegalArgumentException refused(String field, String accepted) {
        return new IllegalArgumentException(field + ": " + accepted);
    }

    private static boolean printable(int point) {
        var type = Character.getType(point);
        return type != Character.CONTROL && type != Character.SURROGATE && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR
            && (point & 0xfffe) != 0xfffe && BIDI_OVERRIDES.indexOf(point) < 0;
    }
}
