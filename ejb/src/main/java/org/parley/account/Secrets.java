package org.parley.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random tokens that go to a browser or a letter, and the hash that stays here. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private Secrets() {}

    /** 256 random bits, 43 characters safe in an address or a cookie. */
    public static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So many of a–z and 2–7, 5 random bits each: safe in an address, and told over the phone without doubt. */
    public static String letters(int many) {
        var word = new StringBuilder();
        while (word.length() < many) word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return word.toString();
    }

    /** For somebody to copy from a letter: worth something for minutes and a few tries only. */
    static String digits(int many) {
        var code = new StringBuilder();
        while (code.length() < many) code.append(RANDOM.nextInt(10));
        return code.toString();
    }

    /** SHA-256 in hexadecimal: a token of 256 random bits needs no slow hash. */
    public static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean same(String a, String b) {
        return a != null && b != null && MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }
}
