package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;

/** Whatever comes in at the room socket is answered or ends its own connection; two people who talk meanwhile notice nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputIT {
    private static final Set<Integer> PROPER = Set.of(1000, 1002, 1003, 1007, 1008, 1009, 1013, 4003);
    private static final Duration UNDISTURBED = Duration.ofSeconds(2);

    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final List<Duration> waits = new ArrayList<>();
    private String room;
    private RoomClient ben, cleo;
    private long logged;

    @BeforeEach void two_people_talk() throws IOException {
        room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
        ben = RoomClient.join(portal, room, Visitor.unique("ben"));
        cleo = RoomClient.join(portal, room, Visitor.unique("cleo"));
        logged = Files.size(portal.log());
    }

    @AfterEach void they_noticed_nothing() throws IOException {
        talk();
        assertThat(ben.isClosed() || cleo.isClosed()).isFalse();
        assertThat(cleo.frames("error")).isEmpty();
        assertThat(cleo.frames("said").stream().map(said -> said.getString("from")).filter(ben.welcome().getString("you")::equals)).hasSize(waits.size());
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThan(UNDISTURBED));
        try (var log = Files.newByteChannel(portal.log())) {
            var bytes = java.nio.ByteBuffer.allocate((int) (Files.size(portal.log()) - logged));
            log.position(logged).read(bytes);
            assertThat(new String(bytes.array(), StandardCharsets.UTF_8)).doesNotContain(" ERROR ");
        }
        ben.close();
        cleo.close();
    }

    private void talk() {
        var id = "calm" + waits.size();
        var said = System.nanoTime();
        ben.say(id, "undisturbed");
        cleo.await("said", one -> one.getString("id").equals(id));
        waits.add(Duration.ofNanos(System.nanoTime() - said));
    }

    private RoomClient stranger() {
        return RoomClient.connect(Visitor.guest(portal, Visitor.unique("evil")), room);
    }

    @RepeatedTest(6) void made_up_frames_are_answered_or_end_their_own_connection() {
        var seed = ThreadLocalRandom.current().nextLong();
        var bad = new BadFrames(seed);
        var evil = stranger();
        boolean greeted = seed % 2 == 0;
        if (greeted) evil.hello();
        for (int n = 0; n < 150; n++) {
            var text = bad.next();
            if (!isAnswered(evil, text, n)) {
                assertThat(evil.awaitClose()).as("seed %d, frame %d: %s", seed, n, text).isIn(PROPER);
                evil = stranger();
                if (greeted) evil.hello();
            }
            if (n % 50 == 25) talk();
        }
        evil.close();
    }

    /** Sends it, then a question that has an answer of its own. */
    private static boolean isAnswered(RoomClient evil, String text, int n) {
        try {
            evil.sendText(text).send(frame("dance").add("id", "probe" + n));
        } catch (CompletionException e) {
            return false;
        }
        return evil.awaitUnlessClosed(one -> one.getString("type").equals("error") && (one.getString("id", "").equals("probe" + n) || one.getString("code").equals("too-fast")));
    }

    @Test void binary_frames_are_refused() {
        var bad = new BadFrames(7);
        for (int most : new int[] {2, 100, 60_000}) {
            try (var evil = stranger().hello()) {
                evil.sendBinary(bad.bytes(most));
                assertThat(evil.awaitUnlessClosed(one -> one.getString("code", "").equals("bad-message")) || PROPER.contains(evil.awaitClose())).isTrue();
            }
            talk();
        }
    }

    @Test void too_many_frames_are_too_fast_and_nobody_else_waits() {
        try (var evil = stranger().hello()) {
            for (int n = 0; n < 2000; n++) {
                evil.send(frame("state").add("muted", n % 2 == 0));
                if (n % 400 == 399) talk();
            }
            assertThat(evil.await("error").getString("code")).isEqualTo("too-fast");
        }
        assertThat(cleo.frames("state")).hasSizeLessThan(450);
    }

    @Test void frames_out_of_order_are_refused_one_by_one() {
        try (var evil = stranger()) {
            for (var type : List.of("say", "whisper", "publish", "subscribe", "unpublish", "state", "candidate"))
                evil.send(frame(type).add("id", type).add("text", "x").add("to", "x").add("stream", "s").add("sdp", "v=0").add("for", "publish").add("candidate", ""));
            evil.send(frame("dance").add("id", "end"));
            evil.await("error", one -> one.getString("id", "").equals("end"));
            assertThat(evil.frames("error")).hasSize(8).allSatisfy(one -> assertThat(one.getString("message")).isNotBlank());
            evil.hello();
            evil.send(frame("hello"));
            evil.await("error", one -> one.getString("code").equals("bad-message") && one.getString("message").contains("once"));
            evil.leave();
            assertThat(evil.awaitClose()).isEqualTo(1000);
        }
        assertThat(cleo.frames("joined")).hasSizeLessThanOrEqualTo(1);
    }

    @Test void bytes_that_are_no_frames_end_the_connection() throws IOException {
        var bad = new BadFrames(11);
        var wrong = List.<java.util.function.Consumer<RawSocket>>of(
            socket -> socket.send(new byte[] {(byte) 0x81, 5, 'h', 'e', 'l', 'l', 'o'}), // not masked
            socket -> socket.frame(0x83, new byte[10]), // an opcode that is not there
            socket -> socket.frame(0xF1, "{}".getBytes(StandardCharsets.UTF_8)), // reserved bits
            socket -> socket.frame(0x80, "{}".getBytes(StandardCharsets.UTF_8)), // goes on with nothing
            socket -> socket.frame(0x81, new byte[] {(byte) 0xC3, 0x28}), // no UTF-8
            socket -> {
                socket.send(new byte[] {(byte) 0x81, (byte) 0xFF, 127, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0}); // nine exabytes to come
                for (int n = 0; n < 40; n++) socket.send(new byte[4000]);
            },
            socket -> socket.frame(0x89, new byte[200]), // a ping too long
            socket -> {
                socket.frame(0x01, "{\"type\":".getBytes(StandardCharsets.UTF_8));
                for (int n = 0; n < 40; n++) socket.frame(0x00, new byte[4000]); // one frame in ever more parts
            });
        for (int n = 0; n < wrong.size(); n++) {
            try (var evil = new RawSocket(Visitor.guest(portal, Visitor.unique("evil")), room)) {
                evil.frame(0x81, "{\"type\":\"hello\"}".getBytes(StandardCharsets.UTF_8));
                wrong.get(n).accept(evil);
                assertThat(evil.awaitEnd("case " + n)).as("case %d", n).isIn(1002, 1003, 1006, 1007, 1009);
            }
            talk();
        }
        for (int n = 0; n < 20; n++) {
            try (var evil = new RawSocket(Visitor.guest(portal, Visitor.unique("evil")), room)) {
                evil.send(bad.bytes(3000));
            }
        }
    }
}
