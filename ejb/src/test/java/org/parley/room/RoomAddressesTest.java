package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.account.AccountId;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.account.ScreenName;

@DisplayName("R1 unlisted rooms are not found by trying")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomAddressesTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Person OWNER = new Person.Member(new AccountId(1), new ScreenName("anna"), false), HELPER = new Person.Member(new AccountId(2), new ScreenName("bela"), false),
        OTHER = new Person.Member(new AccountId(3), new ScreenName("cleo"), false);

    private final RoomAddresses addresses = new RoomAddresses();
    private final Map<String, Room> byName = new HashMap<>();

    @BeforeEach void open_some_rooms() {
        for (var listed : new boolean[] {true, false}) for (var door : List.of(DoorPolicy.OPEN, DoorPolicy.INVITATION)) {
            var name = (listed ? "listed-" : "unlisted-") + door.word();
            byName.put(name, new Room(new RoomName(name), "Tea", "", "", List.of(), door, null, listed, 10, 10, new AccountId(1), NOON) {
                @Override public RoomId id() {
                    return new RoomId(7);
                }
            });
        }
        addresses.rooms = new Rooms() {
            @Override Optional<Room> find(RoomName name) {
                return Optional.ofNullable(byName.get(name.value()));
            }
        };
        addresses.roles = new RoleRows() {
            @Override Optional<Role> role(RoomId room, AccountId account) {
                return account.value() == 2 && room.value() == 7 ? Optional.of(Role.SPEAKER) : Optional.empty();
            }
        };
        addresses.links = new RoomLinks() {
            @Override boolean opens(RoomId room, String token) {
                return room.value() == 7 && token.equals("secret");
            }
        };
        addresses.pace = new Pace();
        at(NOON);
    }

    private void at(Instant now) {
        addresses.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private boolean finds(String name, Person who, String invitation, String from) {
        return addresses.find(name, Optional.ofNullable(who), invitation, from).isPresent();
    }

    @Test void who_knows_the_address_finds_the_room() {
        for (var name : List.of("listed-open", "listed-invitation", "unlisted-open", "UNLISTED-open ")) assertThat(finds(name, null, "", "here")).as(name).isTrue();
        for (var name : new String[] {"unlisted", "no such", "", null}) assertThat(finds(name, null, "", "here")).as(name).isFalse();
    }

    @Test void by_invitation_only_it_is_there_for_the_invited_and_those_with_a_role() {
        assertThat(finds("unlisted-invitation", null, "", "here")).isFalse();
        assertThat(finds("unlisted-invitation", OTHER, "guessed", "here")).isFalse();
        assertThat(finds("unlisted-invitation", null, "secret", "here")).isTrue();
        assertThat(finds("unlisted-invitation", HELPER, "", "here")).isTrue();
        assertThat(finds("unlisted-invitation", OWNER, "", "here")).isTrue();
    }

    @Test void who_tries_too_many_finds_none_of_them_for_a_while() {
        for (int n = 0; n < RoomAddresses.MISSES.most(); n++) {
            assertThat(finds("unlisted-open", null, "", "here")).as("a hit costs nothing, after %s", n).isTrue();
            assertThat(finds("try-" + n, null, "", "here")).isFalse();
        }
        assertThat(finds("unlisted-open", null, "", "here")).isFalse();
        assertThat(finds("listed-open", null, "", "here")).as("anybody finds these").isTrue();
        assertThat(finds("unlisted-open", null, "", "elsewhere")).isTrue();
        at(NOON.plus(Duration.ofMinutes(10)));
        assertThat(finds("unlisted-open", null, "", "here")).isTrue();
    }
}
