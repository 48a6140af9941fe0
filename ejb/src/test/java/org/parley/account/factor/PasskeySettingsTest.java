package org.parley.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A9.6 whose passkeys these are")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasskeySettingsTest {
    private final PasskeySettings settings = new PasskeySettings();

    PasskeySettingsTest() {
        settings.domain = Optional.empty();
        settings.portal = "https://chat.example.org";
        settings.origins = Optional.of("https://talk.example.org:8443");
    }

    @Test void the_domain_is_the_portals_unless_another_is_set() {
        assertThat(settings.domain()).isEqualTo("chat.example.org");
        settings.domain = Optional.of("example.org");
        assertThat(settings.domain()).isEqualTo("example.org");
    }

    @ParameterizedTest @ValueSource(strings = {"https://chat.example.org", "https://chat.example.org:443", "https://talk.example.org:8443"}) void its_own_addresses_count(String origin) {
        assertThat(settings.isOwn(URI.create(origin))).isTrue();
    }

    @ParameterizedTest @ValueSource(strings = {"http://chat.example.org", "https://chat.example.org:8443", "https://evil.example", "https://chat.example.org.evil.example", "https://evil-chat.example.org", "http://localhost:8080", "android:apk-key-hash:abc", "null"})
    void no_other_does(String origin) {
        assertThat(settings.isOwn(URI.create(origin))).isFalse();
    }

    @Test void on_localhost_any_port_does() {
        settings.portal = "http://localhost:8080";
        assertThat(settings.isOwn(URI.create("http://localhost:8290"))).isTrue();
        assertThat(settings.isOwn(URI.create("http://127.0.0.1:8080"))).isFalse();
    }
}
