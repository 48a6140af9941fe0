package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("O7 the number of a letter")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LetterNumberTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final LetterNumber number = LetterNumber.issue(Letter.VERIFICATION, NOON, print("ours"));

    private static java.util.function.UnaryOperator<String> print(String key) {
        return text -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Optional<LetterNumber.Known> found(String text) {
        return LetterNumber.in(text).flatMap(one -> one.known(print("ours")).stream()).findFirst();
    }

    @Test void it_tells_the_letter_and_the_day() {
        assertThat(number.toString()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(found(number.toString())).contains(new LetterNumber.Known(Letter.VERIFICATION, LocalDate.of(2026, 11, 25)));
    }

    @Test void it_is_found_as_people_type_and_paste_it() {
        var spoken = number.toString().replace('0', 'o').replace('1', 'l').toLowerCase(java.util.Locale.ROOT);
        for (var typed : List.of(spoken, number.value(), number.toString().replace('-', ' '), "  " + number + "\n", "Letter number " + number + ". Whether it is from us: http://x/",
            "Message-ID: <" + number.value() + "@parley.example>", "This page with long text says that " + number + " is from them")) assertThat(found(typed)).as(typed).isPresent();
    }

    @Test void a_changed_or_foreign_one_is_unknown() {
        for (int i = 0; i < number.value().length(); i++) {
            var other = number.value().charAt(i) == '7' ? '8' : '7';
            assertThat(found(number.value().substring(0, i) + other + number.value().substring(i + 1))).as("digit %s", i).isEmpty();
        }
        assertThat(found(LetterNumber.issue(Letter.VERIFICATION, NOON, print("theirs")).value())).isEmpty();
        for (var typed : List.of("", "x", "0000-0000-0000-0000-0000", "U".repeat(20), number + "0", "ß".repeat(20))) assertThat(found(typed)).as(typed).isEmpty();
    }

    @Test void no_two_are_alike() {
        assertThat(IntStream.range(0, 1000).mapToObj(any -> LetterNumber.issue(Letter.NEWS, NOON, print("ours")).value()).collect(Collectors.toSet())).hasSize(1000);
    }
}
