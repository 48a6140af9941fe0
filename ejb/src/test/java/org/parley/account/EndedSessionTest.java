package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A11 sign-ins and where they are from")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndedSessionTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final AccountId ANNA = new AccountId(7);

    @Test void one_end_covers_one_sign_in() {
        var ended = EndedSession.one(ANNA, "a", NOON);
        assertThat(ended.covers(new SignedIn("a", NOON))).isTrue();
        assertThat(ended.covers(new SignedIn("b", NOON))).isFalse();
    }

    @Test void an_end_of_all_covers_what_began_before_but_the_kept_one() {
        var ended = EndedSession.all(ANNA, "kept", NOON);
        assertThat(ended.covers(new SignedIn("a", NOON.minusSeconds(1)))).isTrue();
        assertThat(ended.covers(new SignedIn("kept", NOON.minusSeconds(1)))).isFalse();
        assertThat(ended.covers(new SignedIn("a", NOON.plusNanos(1)))).isFalse();
    }

    @ParameterizedTest @CsvSource({"192.0.2.77,192.0.2.0/24", "2001:db8:12:34::9,2001:db8:12::/48", "fe80::1%eth0,fe80:0:0::/48", "example.org,''", "'',''", "1.2.3,''"}) void of_an_address_only_the_network_is_kept(String address, String prefix) {
        assertThat(NetworkPrefix.of(address)).isEqualTo(prefix);
    }

    @ParameterizedTest @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0|Edge|Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15|Safari|macOS",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1|Chrome|iOS",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36|Samsung Internet|Android",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox|Linux", "Java-http-client/25|Java|''", "<script>|''|''"})
    void browser_and_system_are_named(String agent, String browser, String system) {
        assertThat(BrowserName.of(agent)).isEqualTo(new BrowserName(browser, system));
    }
}
