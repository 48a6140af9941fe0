package org.parley.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.profile.Audience.CONTACTS;
import static org.parley.profile.Audience.EVERYONE;
import static org.parley.profile.Audience.MEMBERS;
import static org.parley.profile.Audience.NOBODY;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A6 audiences")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceTest {
    @Test void a_wider_audience_has_the_narrower_ones_in_it() {
        assertThat(EVERYONE.includes(EVERYONE) && EVERYONE.includes(MEMBERS) && EVERYONE.includes(CONTACTS)).isTrue();
        assertThat(MEMBERS.includes(CONTACTS)).isTrue();
        assertThat(MEMBERS.includes(EVERYONE)).isFalse();
        assertThat(CONTACTS.includes(MEMBERS)).isFalse();
    }

    @Test void nobody_is_nobody() {
        assertThat(Arrays.stream(Audience.values()).noneMatch(NOBODY::includes)).isTrue();
    }

    @Test void at_first_nobody_sees_a_field() {
        assertThat(Arrays.stream(ProfileField.values()).map(Told::nothing)).allSatisfy(told -> {
            assertThat(told.audience()).isEqualTo(NOBODY);
            assertThat(told.discoverable()).isFalse();
            assertThat(told.isStored()).isFalse();
        });
    }

    @Test void only_what_members_see_is_searched() {
        assertThat(new Told(ProfileField.INTERESTS, "chess", MEMBERS, true).discoverable()).isTrue();
        assertThatThrownBy(() -> new Told(ProfileField.INTERESTS, "chess", CONTACTS, true)).hasMessage("searched");
        assertThatThrownBy(() -> new Told(ProfileField.PHONE, "0123", EVERYONE, true)).hasMessage("searched");
    }
}
