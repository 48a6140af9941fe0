package org.parley.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a new password has to be (NIST SP 800-63B): long enough, on no guesser's list, and not one's own name. Nothing about
 * capitals and digits, and it never expires.
 */
@ApplicationScoped
public class PasswordRules {
    static final int LONGEST = 200;
    /** Guessing gets slow to work out with the length, and nobody guesses further. */
    private static final int LOOKED_AT = 64;
    private static final int WORD = 4, LEFT = 6;
    private static final String PORTAL = "parley";

    @Inject AccountSettings settings;

    private static final class Guesser {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** @param own words that others know of this person: screen name, e-mail address */
    public Optional<String> problem(String password, String... own) {
        if (password == null || password.codePointCount(0, password.length()) < settings.passwordMin) return Optional.of("sign-up.problem.password-short");
        if (password.length() > LONGEST) return Optional.of("sign-up.problem.password-long");
        var words = words(own);
        if (isMadeOf(password, words)) return Optional.of("sign-up.problem.password-own");
        return CommonPasswords.has(password) || score(password, words) == 0 ? Optional.of("sign-up.problem.password-common") : Optional.empty();
    }

    /** From 0, guessed at once, to 4, not to be guessed. */
    public int strength(String password, String... own) {
        var words = words(own);
        var score = score(password, words);
        return problem(password, own).isPresent() ? Math.min(score, 1) : score;
    }

    private static int score(String password, Collection<String> words) {
        return Guesser.ZXCVBN.measure(password.length() > LOOKED_AT ? password.substring(0, LOOKED_AT) : password, List.copyOf(words)).getScore();
    }

    /** What is left without those words is no password. */
    private static boolean isMadeOf(String password, Collection<String> words) {
        var left = password.toLowerCase(Locale.ROOT);
        for (var word : words) if (word.length() >= WORD) left = left.replace(word, "");
        return left.length() < password.length() && left.length() < LEFT;
    }

    private static List<String> words(String... own) {
        var words = new ArrayList<String>();
        words.add(PORTAL);
        Stream.of(own).filter(one -> one != null && !one.isBlank()).map(one -> one.strip().toLowerCase(Locale.ROOT)).forEach(one -> {
            words.add(one);
            words.addAll(List.of(one.split("[^\\p{L}\\p{N}]+")));
        });
        words.removeIf(String::isBlank);
        words.sort((a, b) -> b.length() - a.length());
        return words;
    }
}
