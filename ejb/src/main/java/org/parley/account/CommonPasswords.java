package org.parley.account;

import java.util.Locale;
import java.util.Set;

/** Passwords that guessing tries first, and any made of one or two characters. */
final class CommonPasswords {
    private static final Set<String> LIST = Set.of("1234567890", "12345678910", "0123456789", "0987654321", "1q2w3e4r5t", "qwertyuiop",
        "password12", "password123", "password1234", "passw0rd123", "passwordpassword", "administrator", "iloveyou123", "iloveyou12",
        "sunshine123", "princess123", "football123", "baseball123", "superman123", "batman12345", "welcome123", "welcome1234",
        "letmein123", "letmein1234", "qwerty12345", "qwerty123456", "qwertyuiop123", "q1w2e3r4t5", "1qaz2wsx3edc", "zaq12wsxcde3",
        "abcdefghij", "abc1234567", "abcd123456", "a123456789", "aa12345678", "asdfghjkl1", "asdfghjkl123", "zxcvbnm123",
        "1111111111", "0000000000", "9999999999", "1234554321", "1122334455", "123123123123", "123456789a", "123456789q",
        "michael123", "charlie123", "jennifer12", "trustno1234", "changeme123", "changeme12", "default123", "test1234567",
        "testtesttest", "secret12345", "monkey12345", "dragon12345", "master12345", "shadow12345", "computer123", "internet123");

    private CommonPasswords() {}

    static boolean has(String password) {
        var plain = password.toLowerCase(Locale.ROOT);
        return LIST.contains(plain) || plain.chars().distinct().count() <= 2;
    }
}
