package org.parley.web;

import java.util.List;
import java.util.Locale;

/** Words found before it is known in which language they are said. */
public record Words(String key, List<Object> values) {
    public static Words of(String key, Object... values) {
        return new Words(key, List.of(values));
    }

    public String in(Locale language) {
        return Texts.in(language, key, values.toArray());
    }
}
