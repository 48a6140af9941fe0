package org.parley.look;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a person wants to meet the portal.
 *
 * @param language empty: the browser's
 * @param zone     empty: the browser's
 * @param letters  of letters, which no browser asks for: the one chosen, or the one the person signed up in
 */
public record Look(Optional<Language> language, Theme theme, Optional<ZoneId> zone, Language letters) {
    public static final Look OF_THE_BROWSER = new Look(Optional.empty(), Theme.SYSTEM, Optional.empty(), Language.EN);

    /** Reads what {@link #toString} wrote; a part that is nothing known is left to the browser. */
    public static Look of(String text) {
        var parts = text.split("_", 4);
        if (parts.length < 4) return OF_THE_BROWSER;
        var language = Language.of(parts[0]);
        return new Look(language, Theme.of(parts[1]).orElse(Theme.SYSTEM), zone(parts[3]), language.or(() -> Language.of(parts[2])).orElse(Language.EN));
    }

    /** A region of the time zone database, such as {@code Europe/Berlin}. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.ofNullable(name).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Look in(Language chosen) {
        return new Look(Optional.of(chosen), theme, zone, chosen);
    }

    public Look withLetters(Language spoken) {
        return new Look(language, theme, zone, language.orElse(spoken));
    }

    @Override public String toString() {
        return language.map(Language::word).orElse("") + '_' + theme.word() + '_' + letters.word() + '_' + zone.map(ZoneId::getId).orElse("");
    }
}
