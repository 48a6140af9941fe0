package org.parley.room;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands where a room has no picture: drawn from its name, so always the same.
 *
 * @param letters the first of its first two words
 * @param hue     one of {@value #HUES} colours
 */
public record Placeholder(String letters, int hue) {
    static final int HUES = 8;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Placeholder of(String name, String title) {
        var letters = BETWEEN.splitAsStream(title).filter(word -> !word.isEmpty()).limit(2).map(word -> Character.toString(word.codePointAt(0))).collect(Collectors.joining());
        return new Placeholder(letters.toUpperCase(Locale.ROOT), Math.floorMod(name.hashCode(), HUES));
    }
}
