package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ParameterizedClass @EnumSource(Portal.Database.class)
class ChatIT {
    private final Portal portal;
    private final String room;

    ChatIT(Portal.Database database) {
        portal = Portal.shared(database);
        room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
    }

    private RoomClient guest() {
        return RoomClient.join(portal, room, Visitor.unique("guest"));
    }

    @Test void everybody_sees_the_same_order_without_gaps() {
        try (var anna = guest(); var ben = guest(); var cleo = guest()) {
            var writers = List.of(anna, ben, cleo);
            writers.parallelStream().forEach(writer -> IntStream.range(0, 8).forEach(n -> writer.say("m" + n, "text " + n)));
            writers.forEach(reader -> reader.await("said", said -> said.getInt("seq") == 24));
            writers.forEach(reader -> assertThat(sequence(reader)).containsExactlyElementsOf(LongStream.rangeClosed(1, 24).boxed().toList()));
            assertThat(texts(anna)).isEqualTo(texts(ben)).isEqualTo(texts(cleo));
        }
    }

    private static List<Long> sequence(RoomClient client) {
        return client.frames("said").stream().map(said -> said.getJsonNumber("seq").longValue()).toList();
    }

    private static List<String> texts(RoomClient client) {
        return client.frames("said").stream().map(said -> said.getString("from") + ": " + said.getString("text")).toList();
    }

    @Test void an_acknowledged_message_is_in_the_history_of_the_next_to_come() {
        try (var anna = guest()) {
            var seq = anna.sayAndWait("one", "still here?");
            try (var ben = guest()) {
                JsonObject said = ben.welcome().getJsonArray("history").getJsonObject(0);
                assertThat(said.getString("text")).isEqualTo("still here?");
                assertThat(said.getJsonNumber("seq").longValue()).isEqualTo(seq).isEqualTo(ben.welcome().getJsonNumber("last").longValue());
            }
        }
    }

    @Test void a_repeated_id_gets_the_same_acknowledgement_and_no_second_message() {
        try (var anna = guest(); var ben = guest()) {
            var first = anna.sayAndWait("same", "once");
            anna.say("same", "once");
            anna.sayAndWait("after", "the end");
            ben.await("said", said -> said.getString("id").equals("after"));
            assertThat(anna.frames("ack").stream().filter(ack -> ack.getString("id").equals("same")).map(ack -> ack.getJsonNumber("seq").longValue()))
                .containsExactly(first, first);
            assertThat(ben.frames("said").stream().filter(said -> said.getString("id").equals("same"))).hasSize(1);
        }
    }

    @Test void a_client_resumes_after_its_last_sequence_number() {
        var visitor = Visitor.guest(portal, Visitor.unique("guest"));
        long last;
        try (var anna = RoomClient.connect(visitor, room).hello()) {
            last = anna.sayAndWait("1", "before");
            anna.tear();
        }
        try (var ben = guest()) {
            ben.sayAndWait("2", "while away");
            ben.sayAndWait("3", "and more");
        }
        try (var again = RoomClient.connect(visitor, room).hello(last)) {
            assertThat(again.welcome().getJsonArray("history").getValuesAs(JsonObject.class)).extracting(said -> said.getString("text"))
                .containsExactly("while away", "and more");
            assertThat(again.welcome().getBoolean("complete")).isTrue();
        }
    }

    @Test void text_of_2000_characters_is_taken_and_one_more_is_too_long() {
        try (var anna = guest()) {
            anna.sayAndWait("fits", "x".repeat(2000));
            anna.say("long", "x".repeat(2001));
            assertThat(anna.await("error", error -> error.getString("id", "").equals("long")).getString("code")).isEqualTo("too-long");
        }
    }

    @Test void markup_stays_text() {
        try (var anna = guest()) {
            anna.sayAndWait("m", "<script>alert(1)</script> \uD83D\uDE00 \u202E");
            assertThat(anna.await("said").getString("text")).isEqualTo("<script>alert(1)</script> \uD83D\uDE00 \u202E");
        }
    }

    @Test void more_than_ten_messages_in_five_seconds_are_too_fast() {
        try (var anna = guest()) {
            IntStream.range(0, 15).forEach(n -> anna.say("m" + n, "quick"));
            var error = anna.await("error", one -> one.getString("code").equals("too-fast"));
            assertThat(error.getInt("retryAfter")).isPositive();
            assertThat(error.getString("id")).startsWith("m");
        }
    }

    @Test void nonsense_is_answered_and_does_no_harm() {
        try (var anna = guest(); var ben = guest()) {
            for (var bad : List.of("{", "[]", "null", "\"text\"", "{\"type\":7}", "{\"id\":\"x\"}", "{\"type\":\"say\",\"id\":\"x\"}", "{\"type\":\"say\",\"text\":\"x\"}",
                    "{\"type\":\"say\",\"id\":\"" + "i".repeat(65) + "\",\"text\":\"x\"}", "{\"type\":\"say\",\"id\":{},\"text\":[]}", "{\"type\":\"subscribe\",\"stream\":\"../x\",\"sdp\":\"\"}",
                    "[".repeat(30_000))) {
                var before = anna.frames("error").size();
                anna.sendText(bad);
                anna.await("error", error -> anna.frames("error").size() > before);
                assertThat(anna.frames("error").getLast().getString("code")).as(bad.length() > 80 ? bad.substring(0, 80) : bad).isEqualTo("bad-message");
            }
            anna.sendText("{\"type\":\"dance\"}");
            anna.await("error", error -> error.getString("code").equals("unknown-type"));
            anna.sayAndWait("fine", "still in order");
            ben.await("said", said -> said.getString("id").equals("fine"));
        }
    }

    @Test void a_frame_of_more_than_64_KiB_ends_only_its_own_connection() {
        try (var anna = guest(); var ben = guest()) {
            anna.sendText("{\"type\":\"say\",\"id\":\"big\",\"text\":\"" + "x".repeat(66_000) + "\"}");
            assertThat(anna.awaitClose()).isIn(1009, 1006);
            ben.sayAndWait("fine", "undisturbed");
        }
    }

    @Test void who_did_not_sign_in_is_closed_with_1008() {
        try (var nobody = RoomClient.connect(new Visitor(portal), room)) {
            assertThat(nobody.awaitClose()).isEqualTo(1008);
        } catch (RoomClient.Refused refused) {
            assertThat(refused.status).isIn(401, 403);
        }
    }

    @Test void a_room_that_is_not_there_is_closed_with_4004() {
        try (var anna = RoomClient.connect(Visitor.guest(portal, Visitor.unique("guest")), "no-such-room").send(frame("hello"))) {
            assertThat(anna.awaitClose()).isEqualTo(4004);
        }
    }

    @Test void a_second_tab_takes_over_and_the_room_sees_one_person() {
        var visitor = Visitor.guest(portal, Visitor.unique("guest"));
        try (var ben = guest(); var first = RoomClient.connect(visitor, room).hello(); var second = RoomClient.connect(visitor, room).hello()) {
            assertThat(first.awaitClose()).isEqualTo(4009);
            second.sayAndWait("from-second", "here now");
            ben.await("said", said -> said.getString("id").equals("from-second"));
            assertThat(ben.frames("left")).isEmpty();
        }
    }

    @Test void a_password_room_opens_with_its_password_only() {
        var closed = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of("Who may enter", "PASSWORD", "Password", "sesame sesame"));
        var visitor = Visitor.guest(portal, Visitor.unique("guest"));
        try (var wrong = RoomClient.connect(visitor, closed).send(frame("hello").add("password", "nope"))) {
            assertThat(wrong.await("error").getString("need")).isEqualTo("password");
            assertThat(wrong.awaitClose()).isEqualTo(4003);
        }
        try (var right = RoomClient.connect(visitor, closed).send(frame("hello").add("password", "sesame sesame"))) {
            right.await("welcome");
        }
    }

    @Test void whispers_reach_two_and_no_third() {
        var name = Visitor.unique("guest");
        try (var anna = guest(); var ben = RoomClient.join(portal, room, name); var cleo = guest()) {
            anna.send(frame("whisper").add("id", "w").add("to", name).add("text", "psst"));
            assertThat(ben.await("whispered").getString("text")).isEqualTo("psst");
            anna.await("whispered");
            anna.sayAndWait("end", "aloud");
            cleo.await("said", said -> said.getString("id").equals("end"));
            assertThat(cleo.frames("whispered")).isEmpty();
        }
    }

    @Test void who_comes_and_goes_is_told() {
        try (var anna = guest()) {
            var name = Visitor.unique("guest");
            try (var ben = RoomClient.join(portal, room, name)) {
                anna.await("joined", joined -> joined.getString("person").equals(name));
                ben.leave();
            }
            anna.await("left", left -> left.getString("person").equals(name));
        }
    }
}
