package org.parley.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.consent.Act.GIVEN;
import static org.parley.consent.Act.OBJECTED;
import static org.parley.consent.Act.OBJECTION_LIFTED;
import static org.parley.consent.Act.REFUSED;
import static org.parley.consent.Act.RESTRICTED;
import static org.parley.consent.Act.RESTRICTION_LIFTED;
import static org.parley.consent.Act.WITHDRAWN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("C2 what a person's decisions allow")
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
    private final List<ConsentRecord> records = new ArrayList<>();

    private Standing after(Purpose purpose, Act... acts) {
        for (var act : acts) records.add(ConsentRecord.after(records.size(), ConsentRecord.BEGINNING, "anna",
            act == RESTRICTED || act == RESTRICTION_LIFTED ? Decision.onAll(act, Channel.SETTINGS) : Decision.on(purpose, act, "words", "en", Channel.SETTINGS), Instant.EPOCH));
        return Standing.of("anna", records);
    }

    @Test void a_contract_needs_no_consent() {
        assertThat(after(Purpose.CHAT).allows(Purpose.CHAT)).isTrue();
    }

    @Test void consent_is_asked_first_then_given_refused_or_withdrawn() {
        assertThat(after(Purpose.RECENT_ROOMS).refusal(Purpose.RECENT_ROOMS)).contains(Refusal.CONSENT_NEEDED);
        assertThat(after(Purpose.RECENT_ROOMS, REFUSED).refusal(Purpose.RECENT_ROOMS)).contains(Refusal.CONSENT_REFUSED);
        assertThat(after(Purpose.RECENT_ROOMS, GIVEN).refusal(Purpose.RECENT_ROOMS)).isEmpty();
        assertThat(after(Purpose.RECENT_ROOMS, WITHDRAWN).refusal(Purpose.RECENT_ROOMS)).contains(Refusal.CONSENT_REFUSED);
    }

    @Test void an_objection_stops_what_rests_on_interests_until_it_is_lifted() {
        assertThat(after(Purpose.ROOM_CREDIT).allows(Purpose.ROOM_CREDIT)).isTrue();
        assertThat(after(Purpose.ROOM_CREDIT, OBJECTED).refusal(Purpose.ROOM_CREDIT)).contains(Refusal.OBJECTED);
        assertThat(after(Purpose.ROOM_CREDIT, OBJECTION_LIFTED).allows(Purpose.ROOM_CREDIT)).isTrue();
    }

    @ParameterizedTest @EnumSource void a_restriction_stops_every_purpose_that_uses_data(Purpose purpose) {
        var standing = after(purpose, GIVEN, RESTRICTED);
        assertThat(standing.allows(purpose)).isEqualTo(purpose.goesOnRestricted());
        assertThat(after(purpose, RESTRICTION_LIFTED).allows(purpose)).isTrue();
    }

    @ParameterizedTest @EnumSource void an_erased_person_is_used_for_nothing(Purpose purpose) {
        assertThat(Standing.erased().refusal(purpose)).contains(Refusal.ERASED);
    }

    @Test void uses_are_counted_and_handed_over_once() {
        var standing = after(Purpose.CHAT);
        standing.used(Purpose.CHAT);
        standing.used(Purpose.CHAT);
        assertThat(standing.drain()).isEqualTo(Map.of(Purpose.CHAT, 2L));
        assertThat(standing.drain()).isEmpty();
    }

    @Test void every_purpose_says_what_a_policy_needs_to_say() {
        for (var purpose : Purpose.values()) {
            assertThat(purpose.categories()).as("%s", purpose).isNotEmpty();
            if (purpose.needsConsent()) assertThat(purpose.goesOnRestricted()).isFalse();
            if (purpose.allowsObjection()) assertThat(purpose.basis()).isEqualTo(LawfulBasis.LEGITIMATE_INTERESTS);
        }
        assertThat(Optional.of(Purpose.RECENT_ROOMS.word())).contains("recent-rooms");
    }
}
