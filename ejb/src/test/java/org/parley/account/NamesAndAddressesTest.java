package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A1 A4 names and addresses")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NamesAndAddressesTest {
    @ParameterizedTest @ValueSource(strings = {"anna", "Jürgen_7", "a.b-c", "李雷", "x1"})
    void screen_names_people_have(String name) {
        assertThat(new ScreenName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest @ValueSource(strings = {"", "a", "_anna", "anna smith", "<b>", "a@b", "abcdefghijklmnopqrstuvwxy", "a\u202Eb", "a\u0000b", "..", "a/b"})
    void screen_names_that_are_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScreenName(name));
    }

    @Test void look_alikes_by_case_or_width_are_the_same_name() {
        assertThat(new ScreenName("ＡＮＮＡ").key()).isEqualTo(new ScreenName("anna").key());
    }

    @ParameterizedTest @ValueSource(strings = {"a@b", " Anna@Example.ORG ", "first.last+tag@sub.example.org"})
    void addresses_that_are_taken(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address.strip().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest @ValueSource(strings = {"", "a", "@b", "a@", "a b@c", "a@b@c", "a@-b", "\"a\"@b", "a@b\r\nBcc: c@d", "a,b@c"})
    void addresses_that_are_refused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
    }
}
