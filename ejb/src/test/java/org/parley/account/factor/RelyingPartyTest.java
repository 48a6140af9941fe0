package org.parley.account.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A9.6 what is no answer of an authenticator")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RelyingPartyTest {
    private final RelyingParty portal = new RelyingParty();

    RelyingPartyTest() {
        portal.settings = new PasskeySettings();
        portal.settings.domain = Optional.of("localhost");
        portal.settings.portal = "http://localhost:8080";
        portal.settings.origins = Optional.empty();
    }

    @ParameterizedTest @ValueSource(strings = {"", "no json", "{}", "[]", "null", "7", "{\"id\":1}", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":null}}",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\"}}", "{\"id\":\"AA\",\"rawId\":\"!!\",\"type\":\"x\"}"})
    void is_refused_without_a_fuss(String response) {
        assertThat(portal.registered(response, Set.of("AA"))).isEmpty();
        var parsed = portal.parsed(response);
        assertThat(parsed.flatMap(data -> portal.authenticated(data, null, Set.of("AA")))).isEmpty();
    }

    @Test void a_long_one_is_not_read() {
        assertThat(portal.parsed("{\"id\":\"" + "A".repeat(30_000) + "\"}")).isEmpty();
        assertThat(portal.parsed("[".repeat(19_000))).isEmpty();
    }
}
