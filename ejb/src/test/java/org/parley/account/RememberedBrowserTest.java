package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.account.RememberedBrowser.Verdict.CURRENT;
import static org.parley.account.RememberedBrowser.Verdict.EXPIRED;
import static org.parley.account.RememberedBrowser.Verdict.PREVIOUS;
import static org.parley.account.RememberedBrowser.Verdict.STOLEN;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A10 staying signed in")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RememberedBrowserTest {
    private static final Duration LIFE = Duration.ofDays(30);
    private final Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final RememberedBrowser browser = new RememberedBrowser("f", new AccountId(1), "one", new RememberedBrowser.Place(new byte[0], new byte[0], "device"), true, now, LIFE);

    @Test void the_token_works() {
        assertThat(browser.judge("one", now)).isEqualTo(CURRENT);
    }

    @Test void the_one_before_works_for_the_requests_that_were_under_way() {
        browser.rotate("two", now, LIFE);
        assertThat(browser.judge("two", now)).isEqualTo(CURRENT);
        assertThat(browser.judge("one", now.plusSeconds(29))).isEqualTo(PREVIOUS);
    }

    @Test void an_old_one_is_a_stolen_copy() {
        browser.rotate("two", now, LIFE);
        assertThat(browser.judge("one", now.plusSeconds(31))).isEqualTo(STOLEN);
        browser.rotate("three", now, LIFE);
        assertThat(browser.judge("one", now)).isEqualTo(STOLEN);
        assertThat(browser.judge("guess", now)).isEqualTo(STOLEN);
    }

    @Test void it_ends() {
        assertThat(browser.judge("one", now.plus(LIFE))).isEqualTo(EXPIRED);
    }
}
