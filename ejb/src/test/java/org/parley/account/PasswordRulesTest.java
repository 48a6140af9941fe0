package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A9 what a password has to be")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordRulesTest {
    private final PasswordRules rules = new PasswordRules();

    PasswordRulesTest() {
        rules.settings = new AccountSettings();
        rules.settings.passwordMin = 10;
    }

    @Test void the_list_of_common_ones_is_long() {
        assertThat(CommonPasswords.size()).isEqualTo(60_000);
    }

    @ParameterizedTest @ValueSource(strings = {"1234567890", "qwertyuiop", "PASSWORD123", "sunshine123", "1q2w3e4r5t", "abcdefghijkl", "aaaaaaaaaaaa", "iloveyou123"}) void common_ones_are_refused(String password) {
        assertThat(rules.problem(password)).contains("sign-up.problem.password-common");
    }

    @ParameterizedTest @ValueSource(strings = {"correct horse battery", "all small letters", "0918273645546372", "\u0434\u043e\u0431\u0440\u044b\u0439 \u0432\u0435\u0447\u0435\u0440 \u043b\u0438\u0441\u0430", "\uD83D\uDE80 to the moon and back"}) void nothing_is_asked_about_its_characters(String password) {
        assertThat(rules.problem(password)).isEmpty();
    }

    @ParameterizedTest @CsvSource({"Marigold-77,Marigold-77,x@example.org", "marigold123,Marigold,x@example.org", "wintergarden1,Anna,Wintergarden@example.org", "parleyparley,Anna,a@example.org", "anna.blossom,Anna,anna.blossom@example.org"})
    void nor_ones_own_name(String password, String name, String email) {
        assertThat(rules.problem(password, name, email)).contains("sign-up.problem.password-own");
    }

    @Test void a_name_within_a_long_one_does_no_harm() {
        assertThat(rules.problem("marigold sings on stairs", "Marigold", "x@example.org")).isEmpty();
    }

    @Test void a_character_beyond_the_first_plane_is_one_character() {
        assertThat(rules.problem("\uD83D\uDE80\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02\uD83D\uDE03")).contains("sign-up.problem.password-short");
    }

    @Test void the_strength_goes_from_0_to_4_and_what_is_refused_is_weak() {
        assertThat(rules.strength("password")).isZero();
        assertThat(rules.strength("marigold123", "Marigold")).isLessThanOrEqualTo(1);
        assertThat(rules.strength("correct horse battery staple")).isEqualTo(4);
        assertThat(rules.strength("x".repeat(100_000))).isLessThanOrEqualTo(1);
    }
}
