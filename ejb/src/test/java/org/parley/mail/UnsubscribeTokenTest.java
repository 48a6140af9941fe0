package org.parley.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.AccountId;

@DisplayName("C10 the link that ends marketing letters")
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnsubscribeTokenTest {
    private static String print(String text) {
        return String.format("%43s", text).replace(' ', 'x');
    }

    @Test void it_names_its_account() {
        assertThat(new UnsubscribeToken(UnsubscribeToken.of(new AccountId(7), UnsubscribeTokenTest::print).value()).account(UnsubscribeTokenTest::print)).contains(new AccountId(7));
    }

    @Test void made_up_ones_name_nobody() {
        for (var value : List.of("", "7", "7.", "0." + print("0"), "8." + print("7"), "-1." + print("-1"), "99999999999999999999." + print("9"), "7." + print("7") + "x"))
            assertThat(new UnsubscribeToken(value).account(UnsubscribeTokenTest::print)).as(value).isEmpty();
    }
}
