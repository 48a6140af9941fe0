package org.parley.look;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language the portal speaks in full. */
public enum Language {
    EN, DE, FR, ES;

    /** @param tag as a browser writes it: {@code de-AT} is German */
    public static Optional<Language> of(String tag) {
        if (tag == null) return Optional.empty();
        var main = Locale.forLanguageTag(tag.strip()).getLanguage();
        return Arrays.stream(values()).filter(one -> one.word().equals(main)).findFirst();
    }

    public Locale locale() {
        return Locale.of(word());
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
