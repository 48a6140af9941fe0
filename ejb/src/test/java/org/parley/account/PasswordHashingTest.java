package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A9 passwords")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordHashingTest {
    private final PasswordHashing passwords = new PasswordHashing(1, 16);

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

    @Test void one_more_than_may_wait_is_refused_at_once_and_what_waits_is_done() throws Exception {
        var busy = new PasswordHashing(1, 2);
        var hash = busy.hash("correct horse");
        try (var people = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 20).mapToObj(n -> people.submit(() -> {
                try {
                    return busy.matches("correct horse", hash) ? "right" : "wrong";
                } catch (PasswordsBusy e) {
                    return "busy";
                }
            })).toList();
            var said = new java.util.ArrayList<String>();
            for (var answer : answers) said.add(answer.get());
            assertThat(said).contains("busy", "right").doesNotContain("wrong");
            assertThat(said.stream().filter("right"::equals).count()).isPositive();
        }
        assertThat(busy.matches("correct horse", hash)).isTrue();
    }

    @Test void the_work_is_done_on_threads_of_its_own() {
        var hashing = new PasswordHashing(1, 2);
        hashing.hash("correct horse");
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)).anyMatch(name -> name.startsWith("passwords-"));
    }
}
