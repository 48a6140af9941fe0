package org.parley.room;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words a room does not want (R9): whole words, whatever their case, accents or full width; {@code word*} also what begins so.
 *
 * @param words at most 60, each 2 to 40 letters or digits
 */
public record WordFilter(List<String> words) {
    public static final int MOST = 60, LONGEST = 40;
    public static final WordFilter NONE = new WordFilter(List.of());
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2," + LONGEST + "}\\*?"), MARKS = Pattern.compile("\\p{M}+"), BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** @throws IllegalArgumentException naming the word that cannot be one */
    public static WordFilter of(String text) {
        var words = new ArrayList<String>();
        for (var part : plain(text == null ? "" : text).split("[\\s,;]+")) {
            if (part.isEmpty() || words.contains(part)) continue;
            if (!WORD.matcher(part).matches()) throw new IllegalArgumentException(part);
            words.add(part);
        }
        if (words.size() > MOST) throw new IllegalArgumentException(words.get(MOST));
        return new WordFilter(List.copyOf(words));
    }

    /** The first word of the list that a text has. */
    public Optional<String> in(String text) {
        if (words.isEmpty()) return Optional.empty();
        var said = BETWEEN.split(plain(text));
        for (var word : words)
            for (var one : said) if (word.endsWith("*") ? one.startsWith(word.substring(0, word.length() - 1)) : one.equals(word)) return Optional.of(word);
        return Optional.empty();
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    public String text() {
        return String.join(" ", words);
    }
}
