package org.parley.profile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words as they are searched: without case and accents, by their beginnings of 2 to 16 characters (A8). */
public final class SearchWords {
    static final int SHORTEST = 2, LONGEST = 16, IN_FIELD = 24, IN_QUERY = 5;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+"), BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** What a search for any beginning of a word in the text finds. */
    static Set<String> beginnings(String text) {
        var found = new LinkedHashSet<String>();
        for (var word : words(text, IN_FIELD)) for (int end = SHORTEST; end <= word.length(); end = next(word, end)) found.add(word.substring(0, end));
        return found;
    }

    /** What is asked for; every word has to be found. */
    static List<String> asked(String query) {
        return words(query, IN_QUERY);
    }

    /** The words of a text that are long enough to be what somebody is interested in. */
    static List<String> whole(String text) {
        return words(text, IN_FIELD).stream().filter(word -> word.length() > SHORTEST).toList();
    }

    /** Whether two texts are the same words, but for case, accents and what stands between. */
    public static boolean same(String one, String other) {
        return String.join("", words(one, IN_FIELD)).equals(String.join("", words(other, IN_FIELD)));
    }

    private static int next(String word, int end) {
        return end < word.length() && Character.isHighSurrogate(word.charAt(end)) && end + 1 < word.length() ? end + 2 : end + 1;
    }

    private static List<String> words(String text, int most) {
        var plain = MARKS.matcher(Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain)).filter(word -> word.length() >= SHORTEST).map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
            .distinct().limit(most).toList();
    }
}
