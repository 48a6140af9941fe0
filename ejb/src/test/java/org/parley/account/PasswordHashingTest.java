package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A9 passwords")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordHashingTest {
    private final PasswordHashing passwords = new PasswordHashing();

    @Test void are_hashed_with_argon2id_and_a_salt_of_their_own() {
        var hash = passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(passwords.hash("correct horse"));
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
    }

    @Test void that_everybody_tries_first_are_known() {
        assertThat(CommonPasswords.has("Password1234")).isTrue();
        assertThat(CommonPasswords.has("abababababab")).isTrue();
        assertThat(CommonPasswords.has("a long enough secret")).isFalse();
    }
}
