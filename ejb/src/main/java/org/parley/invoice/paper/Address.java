package org.parley.invoice.paper;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where somebody is: lines as they stand on a letter, without the country, and the country by ISO 3166-1. */
public record Address(List<String> lines, String country) {
    static final int MOST_LINES = 5, LONGEST_LINE = 120;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public Address {
        if (lines == null || lines.size() > MOST_LINES) throw Limits.refused("address.lines", "at most " + MOST_LINES + " lines");
        lines = lines.stream().map(line -> Limits.text("address.line", line, LONGEST_LINE)).toList();
        if (country == null || !COUNTRIES.contains(country)) throw Limits.refused("address.country", "a country by its two letters");
    }
}
