package org.parley.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("B1 what plans allow")
class AllowanceTest {
    @ParameterizedTest @CsvSource({"720,2000", "1080,4500", "1440,8000", "2160,18000", "360,500", "180,125"})
    @DisplayName("B1 the bit rate follows the points of the picture") void kbps(int lines, int kbps) {
        assertThat(new Allowance(Plan.PRO, Map.of(Entitlement.PICTURE, lines)).kbps()).isEqualTo(kbps);
    }

    @ParameterizedTest @EnumSource(Entitlement.class)
    @DisplayName("B1 no plan allows less than one below it, and what is usual is in its range") void more_for_more(Entitlement one) {
        for (var plan : Plan.values()) {
            assertThat(one.takes(one.usual(plan))).isTrue();
            if (plan != Plan.FREE) assertThat(one.usual(plan)).isGreaterThanOrEqualTo(one.usual(Plan.values()[plan.ordinal() - 1]));
        }
        assertThat(one.takes(one.least() - 1)).isFalse();
        assertThat(one.takes(one.most() + 1)).isFalse();
    }

    @Test @DisplayName("B1 a plan is known by its word and nothing else") void words() {
        for (var plan : Plan.values()) assertThat(Plan.of(plan.word())).contains(plan);
        assertThat(Plan.of("GOLD")).isEmpty();
        assertThat(Plan.of(null)).isEmpty();
    }
}
