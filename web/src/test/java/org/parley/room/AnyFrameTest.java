package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes: a frame within its limits, or a refusal that says what is wrong in every language. */
@DisplayName("R5 R12 R13 anything that comes in at the room socket")
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnyFrameTest {
    private static final Set<String> CODES = Set.of("bad-message", "too-long", "unknown-type");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"));
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    static List<String> specimens() {
        return Specimens.all();
    }

    @Test void there_is_a_specimen_of_every_type_in_the_documentation() throws IOException {
        var left = Files.readString(Path.of("../docs/room-protocol.md")).lines().filter(line -> line.startsWith("| `")).map(line -> line.substring(2, line.indexOf(" | "))).collect(Collectors.joining());
        var documented = Pattern.compile("`([a-z-]+) \\{").matcher(left).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(Specimens.all().stream().map(frame -> Mutations.object(frame).getString("type"))).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test void there_is_a_specimen_of_every_frame_that_can_be_read() {
        var kinds = Stream.of(ClientFrame.class.getPermittedSubclasses()).flatMap(kind -> kind.isInterface() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind)).filter(kind -> kind != ClientFrame.Bad.class).toList();
        assertThat(Specimens.all().stream().map(frame -> RoomProtocol.parse(frame).getClass().getName())).containsExactlyInAnyOrderElementsOf(kinds.stream().map(Class::getName).toList());
    }

    @ParameterizedTest @MethodSource("specimens")
    void a_specimen_is_read_with_every_field_it_has(String frame) {
        FrameLimits.hold(Mutations.object(frame).getString("type"), RoomProtocol.parse(frame));
    }

    @ParameterizedTest @MethodSource("specimens")
    void a_field_of_another_kind_is_refused_by_its_name(String frame) {
        var json = Mutations.object(frame);
        for (var field : json.keySet()) for (var value : Mutations.values()) {
            var wrong = Mutations.with(json, field, value);
            var read = read(wrong);
            if (value.length() < 1_000 && isOfAnotherKind(json, field, wrong)) assertThat(read).as(shown(wrong)).isInstanceOf(ClientFrame.Bad.class);
            if (read instanceof ClientFrame.Bad bad && !value.equals(Mutations.HUGE) && !field.equals("image") && !bad.message().key().equals("room.error.no-object"))
                assertThat(bad.message().in(Locale.ENGLISH).toLowerCase(Locale.ROOT)).as(shown(wrong)).contains(field.toLowerCase(Locale.ROOT));
        }
    }

    private static boolean isOfAnotherKind(JsonObject json, String field, String wrong) {
        var value = Mutations.object(wrong).get(field);
        if (field.equals("after") && value == JsonObject.NULL || field.equals("candidate") && value instanceof JsonString) return false;
        return !Mutations.alike(json.get(field), value) && !(field.equals("choices") && value.toString().equals("[]") && json.getString("type").equals("vote"));
    }

    @ParameterizedTest @MethodSource("specimens")
    void a_field_that_is_missing_is_refused_by_its_name_or_not_needed(String frame) {
        var json = Mutations.object(frame);
        for (var field : json.keySet()) {
            var read = read(Mutations.without(json, field));
            if (read instanceof ClientFrame.Bad bad) assertThat(bad.message().in(Locale.ENGLISH).toLowerCase(Locale.ROOT)).contains(field.toLowerCase(Locale.ROOT));
        }
    }

    @Test void what_a_candidate_holds_is_refused_by_its_name() {
        var candidate = "{\"candidate\":\"c\",\"sdpMid\":\"1\",\"sdpMLineIndex\":1}";
        for (var field : List.of("candidate", "sdpMid", "sdpMLineIndex")) for (var value : Mutations.values()) {
            var wrong = "{\"type\":\"candidate\",\"stream\":\"s\",\"for\":\"publish\",\"candidate\":" + Mutations.with(Mutations.object(candidate), field, value) + "}";
            var read = read(wrong);
            if (List.of("true", "{}", "[]", "1e400", "1.5").contains(value)) assertThat(read).as(shown(wrong)).isInstanceOf(ClientFrame.Bad.class);
            if (read instanceof ClientFrame.Bad bad && !bad.message().key().equals("room.error.no-object")) assertThat(bad.message().in(Locale.ENGLISH)).as(shown(wrong)).contains(field);
        }
    }

    @Test void private_words_and_changes_never_turn_into_words_to_all() {
        var more = ",\"text\":\"hi\",\"id\":\"1\",\"replyTo\":4,\"image\":\"" + Specimens.IMAGE + "\"}";
        assertThat(RoomProtocol.parse("{\"type\":\"whisper\",\"to\":\"anna\"" + more)).isEqualTo(new ClientFrame.Whisper("1", "anna", "hi"));
        assertThat(RoomProtocol.parse("{\"type\":\"change\",\"seq\":4" + more)).isEqualTo(new ClientFrame.Change("1", 4, "hi"));
    }

    @Test void an_id_that_is_no_text_is_not_said_again() {
        for (var id : List.of("\\ud800", "a\\u0000", "x".repeat(65), ""))
            assertThat(RoomProtocol.parse("{\"type\":\"dance\",\"id\":\"" + id + "\"}")).isInstanceOfSatisfying(ClientFrame.Bad.class, bad -> assertThat(bad.id()).isEmpty());
    }

    @ParameterizedTest @MethodSource("specimens")
    void whatever_is_made_of_a_frame_is_a_frame_or_refused(String frame) {
        var seed = ThreadLocalRandom.current().nextLong();
        var mutations = new Mutations(seed);
        for (int n = 0; n < 400; n++) {
            var wrong = mutations.of(frame);
            try {
                read(wrong);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", frame " + n + ": " + shown(wrong), e);
            }
        }
    }

    private static String shown(String frame) {
        return frame.length() <= 300 ? frame : frame.substring(0, 300) + "… (" + frame.length() + ")";
    }

    /** @return what it was read as, which is proper, and read at once */
    private static ClientFrame read(String text) {
        var begun = System.nanoTime();
        var read = new ClientFrame[1];
        assertThatCode(() -> read[0] = RoomProtocol.parse(text)).as(shown(text)).doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(shown(text)).isLessThan(AT_ONCE);
        if (read[0] instanceof ClientFrame.Bad bad) isProper(bad);
        else FrameLimits.hold(Mutations.object(text).getString("type"), read[0]);
        return read[0];
    }

    private static void isProper(ClientFrame.Bad bad) {
        assertThat(CODES).contains(bad.code());
        bad.id().ifPresent(id -> assertThat(id.length() <= 64 && Fields.wellFormed(id) && !id.isEmpty()).as("id %s", id).isTrue());
        assertThat(LANGUAGES.stream().map(language -> bad.message().in(language))).allSatisfy(said -> assertThat(said).isNotBlank().doesNotContain("{0}", "{1}", "{2}"));
    }
}
