package org.parley.bank;

import java.math.BigInteger;
import java.util.stream.Collectors;

/** The number of an account by ISO 13616. */
public final class Iban {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Iban() {}

    /** Shape and check digits; written without spaces. */
    public static boolean isSound(String text) {
        if (text == null || !text.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) return false;
        var digits = (text.substring(4) + text.substring(0, 4)).chars().mapToObj(each -> Integer.toString(Character.digit(each, 36))).collect(Collectors.joining());
        return new BigInteger(digits).mod(MODULUS).intValue() == 1;
    }

    /** In groups of four, as people read it. */
    public static String inGroups(String iban) {
        return iban.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
