package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.account.AccountId;
import org.parley.account.Pace;
import org.parley.account.PasswordHashing;
import org.parley.account.Person;
import org.parley.account.ScreenName;

@DisplayName("R1 the desk that opens rooms")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomDeskTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Person.Member ANNA = new Person.Member(new AccountId(1), new ScreenName("anna"), false), BELA = new Person.Member(new AccountId(2), new ScreenName("bela"), false),
        ADMIN = new Person.Member(new AccountId(3), new ScreenName("admin"), true);

    private static final class RoomsInMemory extends Rooms {
        final Map<String, Room> byName = new HashMap<>();

        @Override Optional<Room> find(RoomName name) {
            return Optional.ofNullable(byName.get(name.value()));
        }

        @Override void add(Room room) {
            byName.put(room.name(), room);
        }
    }

    private final RoomsInMemory rooms = new RoomsInMemory();
    private final RoomDesk desk = new RoomDesk();

    @BeforeEach void open_the_desk() {
        var settings = new RoomSettings();
        settings.openedPerHour = 3;
        settings.capacityMax = 500;
        desk.rooms = rooms;
        desk.settings = settings;
        desk.passwords = new PasswordHashing(1, 16);
        desk.pace = new Pace();
        at(NOON);
    }

    private void at(Instant now) {
        desk.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    /** A form that is in order but for what a test changes. */
    private record Wish(String name, String title, String topic, String language, String tags, DoorPolicy door, String password, int capacity, int cameras) {
        static final Wish FINE = new Wish("tea", "Tea", "", "", "", DoorPolicy.OPEN, "", 200, 12);

        Wish name(String other) { return new Wish(other, title, topic, language, tags, door, password, capacity, cameras); }
        Wish title(String other) { return new Wish(name, other, topic, language, tags, door, password, capacity, cameras); }
        Wish topic(String other) { return new Wish(name, title, other, language, tags, door, password, capacity, cameras); }
        Wish language(String other) { return new Wish(name, title, topic, other, tags, door, password, capacity, cameras); }
        Wish tags(String other) { return new Wish(name, title, topic, language, other, door, password, capacity, cameras); }
        Wish door(DoorPolicy other, String word) { return new Wish(name, title, topic, language, tags, other, word, capacity, cameras); }
        Wish people(int most, int onCamera) { return new Wish(name, title, topic, language, tags, door, password, most, onCamera); }

        RoomDesk.Form form() { return new RoomDesk.Form(name, title, topic, language, tags, door, password, true, capacity, cameras); }
    }

    private Map<String, String> problems(Wish wish) {
        return problems(wish, ADMIN);
    }

    private Map<String, String> problems(Wish wish, Person.Member owner) {
        return switch (desk.open(wish.form(), owner)) {
            case RoomDesk.Outcome.Opened opened -> Map.of();
            case RoomDesk.Outcome.Refused refused -> refused.problems();
        };
    }

    @Test void what_was_asked_for_is_what_opens() {
        assertThat(desk.open(Wish.FINE.name(" Tea-Time ").title(" Tea\n time ").form(), ANNA)).isEqualTo(new RoomDesk.Outcome.Opened(new RoomName("tea-time")));
        var room = rooms.byName.get("tea-time");
        assertThat(room.owner()).isEqualTo(ANNA.id());
        assertThat(room.capacity()).isEqualTo(200);
        assertThat(room.cameras()).isEqualTo(12);
        assertThat(room.passwordHash()).isNull();
    }

    @ParameterizedTest @CsvSource({"2,true", "40,true", "1,false", "41,false"}) void a_name_has_2_to_40_characters(int length, boolean fits) {
        assertThat(problems(Wish.FINE.name("x".repeat(length))).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest @ValueSource(strings = {"", "-tea", "tea-", "tea time", "té", "../tea", "tea/x", "a\u0000b"}) void a_name_is_an_address(String name) {
        assertThat(problems(Wish.FINE.name(name))).containsOnly(Map.entry("name", "room-new.problem.name-form"));
    }

    @Test void a_room_that_is_not_listed_has_a_name_nobody_guesses() {
        var unlisted = new RoomDesk.Form("tea", "Tea", "", "", "", DoorPolicy.OPEN, "", false, 200, 12);
        for (int n = 0; n < 2; n++) assertThat(desk.open(unlisted, ANNA)).isInstanceOfSatisfying(RoomDesk.Outcome.Opened.class, opened -> assertThat(opened.name().value()).matches("tea-[a-z2-7]{16}"));
        assertThat(problems(Wish.FINE)).as("its plain name is free").isEmpty();
    }

    @Test void names_are_not_found_out_by_asking_for_them() {
        problems(Wish.FINE, ADMIN);
        for (int n = 0; n < 30; n++) assertThat(problems(Wish.FINE, BELA)).containsValue("room-new.problem.name-taken");
        assertThat(problems(Wish.FINE, BELA)).containsOnly(Map.entry("name", "room-new.problem.too-many"));
    }

    @Test void two_rooms_do_not_share_a_name() {
        assertThat(problems(Wish.FINE)).isEmpty();
        assertThat(problems(Wish.FINE.name("TEA"))).containsOnly(Map.entry("name", "room-new.problem.name-taken"));
    }

    @ParameterizedTest @CsvSource({"0,false", "1,true", "80,true", "81,false"}) void a_title_has_1_to_80_characters(int length, boolean fits) {
        assertThat(problems(Wish.FINE.title("x".repeat(length))).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest @CsvSource({"0,true", "200,true", "201,false"}) void a_topic_has_200_characters_at_most(int length, boolean fits) {
        assertThat(problems(Wish.FINE.topic("x".repeat(length))).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest @CsvSource({"'',true", "de,true", "pt-BR,true", "German,false", "d,false", "de_AT,false"}) void a_language_is_a_code(String language, boolean fits) {
        assertThat(problems(Wish.FINE.language(language)).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest @CsvSource({"8,true", "9,false"}) void eight_tags_are_the_most(int count, boolean fits) {
        assertThat(problems(Wish.FINE.tags(IntStream.range(0, count).mapToObj(n -> "tag" + n).collect(Collectors.joining(" , ")))).isEmpty()).isEqualTo(fits);
    }

    @Test void the_same_tag_counts_once() {
        assertThat(problems(Wish.FINE.tags("Tea tea,TEA ".repeat(5)))).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"x", "tag_x", "<b>", "xxxxxxxxxxxxxxxxxxxxx"}) void a_tag_has_2_to_20_letters_or_digits(String tag) {
        assertThat(problems(Wish.FINE.tags(tag))).containsOnly(Map.entry("tags", "room-new.problem.tags-form"));
    }

    @ParameterizedTest @CsvSource({"3,false", "4,true", "100,true", "101,false"}) void a_room_password_has_4_to_100_characters(int length, boolean fits) {
        assertThat(problems(Wish.FINE.door(DoorPolicy.PASSWORD, "x".repeat(length))).isEmpty()).isEqualTo(fits);
    }

    @Test void a_room_password_is_kept_as_a_hash_and_only_where_it_is_needed() {
        problems(Wish.FINE.name("locked").door(DoorPolicy.PASSWORD, "sesame"));
        problems(Wish.FINE.name("unlocked").door(DoorPolicy.OPEN, "sesame"));
        assertThat(desk.passwords.matches("sesame", rooms.byName.get("locked").passwordHash())).isTrue();
        assertThat(rooms.byName.get("unlocked").passwordHash()).isNull();
    }

    @ParameterizedTest @CsvSource({"1,12,capacity", "501,12,capacity", "-1,12,capacity", "200,-1,cameras", "200,101,cameras"}) void numbers_keep_within_their_range(int people, int cameras, String field) {
        assertThat(problems(Wish.FINE.people(people, cameras))).containsOnlyKeys(field);
    }

    @ParameterizedTest @CsvSource({"2,0", "500,100"}) void the_ends_of_the_range_are_in_it(int people, int cameras) {
        assertThat(problems(Wish.FINE.people(people, cameras))).isEmpty();
    }

    @Test void every_problem_is_named_at_once_and_nothing_opens() {
        assertThat(problems(new Wish("", "", "x".repeat(201), "?", "?", DoorPolicy.PASSWORD, "", 0, -1), ANNA))
            .containsOnlyKeys("name", "title", "topic", "language", "tags", "password", "capacity", "cameras");
        assertThat(rooms.byName).isEmpty();
    }

    @Test void a_member_opens_so_many_an_hour_and_others_are_not_held_up() {
        for (int n = 0; n < 3; n++) assertThat(problems(Wish.FINE.name("room" + n), ANNA)).isEmpty();
        assertThat(problems(Wish.FINE.name("one-more"), ANNA)).containsOnly(Map.entry("form", "room-new.problem.too-many"));
        assertThat(problems(Wish.FINE.name("one-more"), BELA)).isEmpty();
        at(NOON.plus(Duration.ofHours(1)));
        assertThat(problems(Wish.FINE.name("an-hour-later"), ANNA)).isEmpty();
    }

    @Test void a_refused_form_does_not_count() {
        for (int n = 0; n < 10; n++) problems(Wish.FINE.title(""), ANNA);
        assertThat(problems(Wish.FINE, ANNA)).isEmpty();
    }
}
