package org.parley.mail;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The number printed in a letter, such as {@code 3F8K-7Q2M-9ZRT-X4WN-5BHC}: the day, 32 random bits and 50 bits of a keyed hash
 * over both and the kind of letter. So it is known again although nothing is stored. Digits and letters of Crockford's Base32.
 */
public record LetterNumber(String value) {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4, BEFORE_HASH = 10, ALL = 20;
    private static final Pattern FORM = Pattern.compile("(?<![0-9A-Za-z-])[0-9A-Za-z]{4}([- ]?)[0-9A-Za-z]{4}\\1[0-9A-Za-z]{4}\\1[0-9A-Za-z]{4}\\1[0-9A-Za-z]{4}(?![0-9A-Za-z])");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a number tells. */
    public record Known(Letter letter, LocalDate day) {}

    /** @param print the keyed hash, at least 20 characters */
    static LetterNumber issue(Letter letter, Instant now, UnaryOperator<String> print) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay();
        var begin = digits(day << 32 | RANDOM.nextInt() & 0xffffffffL, BEFORE_HASH);
        return new LetterNumber(begin + hash(begin, letter, print));
    }

    /** Whatever may be one in what somebody typed or pasted, as it is read aloud and mistyped: O for 0, I and L for 1. */
    static Stream<LetterNumber> in(String text) {
        return FORM.matcher(text).results().map(found -> found.group().toUpperCase(Locale.ROOT).replaceAll("[- ]", "").replace('O', '0').replace('I', '1').replace('L', '1'))
            .filter(number -> number.length() == ALL && number.chars().allMatch(one -> DIGITS.indexOf(one) >= 0)).map(LetterNumber::new);
    }

    Optional<Known> known(UnaryOperator<String> print) {
        var begin = value.substring(0, BEFORE_HASH);
        return Arrays.stream(Letter.values()).filter(letter -> value.equals(begin + hash(begin, letter, print))).findFirst()
            .map(letter -> new Known(letter, LocalDate.ofEpochDay(number(begin) >>> 32)));
    }

    private static String hash(String begin, Letter letter, UnaryOperator<String> print) {
        var bytes = java.util.Base64.getUrlDecoder().decode(print.apply(begin + '|' + letter.word()));
        return digits(java.nio.ByteBuffer.wrap(bytes).getLong() & (1L << 50) - 1, ALL - BEFORE_HASH);
    }

    private static String digits(long number, int count) {
        var written = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) written.append(DIGITS.charAt((int) (number >>> 5 * i & 31)));
        return written.toString();
    }

    private static long number(String digits) {
        return digits.chars().mapToLong(DIGITS::indexOf).reduce(0, (all, one) -> all << 5 | one);
    }

    /** As people read it. */
    @Override public String toString() {
        return String.join("-", value.split("(?<=\\G.{" + GROUP + "})"));
    }
}
