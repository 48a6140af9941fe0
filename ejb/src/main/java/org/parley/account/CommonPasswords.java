package org.parley.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Passwords that guessing tries first (NIST SP 800-63B, 3.1.1.2): {@code common-passwords.txt}, with up to four digits or
 * signs behind, and any made of one or two characters.
 */
final class CommonPasswords {
    private static final Pattern TAIL = Pattern.compile("[\\d!?.*#_-]{1,4}$");
    // eight bytes each instead of a set of strings; two of 60,000 that share a hash are one too many refused in a billion
    private static final long[] LIST = read();

    private CommonPasswords() {}

    static boolean has(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        return plain.codePoints().distinct().count() <= 2 || isListed(plain) || isListed(TAIL.matcher(plain).replaceFirst(""));
    }

    private static boolean isListed(String plain) {
        return Arrays.binarySearch(LIST, hash(plain)) >= 0;
    }

    static int size() {
        return LIST.length;
    }

    private static long[] read() {
        try (var lines = new BufferedReader(new InputStreamReader(CommonPasswords.class.getResourceAsStream("common-passwords.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).mapToLong(CommonPasswords::hash).sorted().toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** FNV-1a. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash;
    }
}
