package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

/** An owner, who may do everything, sends every frame with everything wrong in it; two people talk meanwhile. */
class AnyFrameIT {
    /** Left by the frame's own wish, too long, refused at the door. */
    private static final Set<Integer> PROPER = Set.of(1000, 1009, 4003);
    /** Below the rate of requests, so that each is followed. */
    private static final int A_CONNECTION = 18, MUTATIONS = 400, MEANT = 6;

    private Visitor owner;
    private String room;
    private RoomClient ben, cleo;
    private int talked;

    @ParameterizedTest @EnumSource(Portal.Database.class) @DisplayName("R5 R12 R13 whatever is wrong with a frame harms nobody else and is no error of the portal")
    void mutations(Portal.Database database) throws IOException {
        var portal = Portal.shared(database);
        people(portal);
        long logged = Files.size(portal.log());
        var seed = ThreadLocalRandom.current().nextLong();
        var mutations = new Mutations(seed);
        var specimens = Specimens.all();
        var evil = RoomClient.connect(owner, room).hello();
        for (int n = 0; n < MUTATIONS; n++) {
            var wrong = unicode(mutations.of(specimens.get(n % specimens.size())));
            if (!isAnswered(evil, wrong, n)) assertThat(evil.awaitClose()).as("seed %d, frame %d: %s", seed, n, wrong).isIn(PROPER);
            if (evil.isClosed() || n % A_CONNECTION == A_CONNECTION - 1) {
                evil.close();
                evil = RoomClient.connect(owner, room).hello();
            }
            if (n % 50 == 49) talk();
        }
        evil.close();
        talk();
        assertThat(ben.isClosed() || cleo.isClosed()).isFalse();
        assertThat(ben.frames("error")).isEmpty();
        assertThat(since(portal, logged)).as("seed %d", seed).doesNotContain(" ERROR ", "\tat ");
        ben.close();
        cleo.close();
    }

    /** Ben moderates: no pause holds for him. */
    private void people(Portal portal) {
        owner = Visitor.member(portal, Visitor.unique("owner"));
        room = owner.openRoom(Visitor.unique("room"), Map.of());
        var name = Visitor.unique("ben");
        ben = RoomClient.connect(Visitor.member(portal, name), room).hello();
        cleo = RoomClient.join(portal, room, Visitor.unique("cleo"));
        try (var dora = RoomClient.join(portal, room, Visitor.unique("dora"))) { // whose messages the frames mean, which ban and remove
            for (int n = 1; n <= MEANT; n++) dora.sayAndWait("d" + n, "mean me");
        }
        try (var giver = RoomClient.connect(owner, room).hello()) {
            giver.send(frame("give").add("id", "1").add("person", name).add("role", "moderator"));
            ben.await("role", one -> one.getString("person").equals(name));
        }
    }

    private void talk() {
        var id = "calm" + ++talked;
        ben.say(id, "undisturbed");
        cleo.await("said", one -> one.getString("id").equals(id));
    }

    /** The client sends nothing else; halves of pairs come as escapes. */
    private static String unicode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Sends it, then a question that has an answer of its own. */
    private static boolean isAnswered(RoomClient evil, String text, int n) {
        try {
            evil.sendText(text).send(frame("dance").add("id", "probe" + n));
        } catch (CompletionException e) {
            return false;
        }
        return evil.awaitUnlessClosed(one -> one.getString("type").equals("error") && one.getString("id", "").equals("probe" + n));
    }

    private static String since(Portal portal, long logged) throws IOException {
        try (var log = Files.newByteChannel(portal.log())) {
            var bytes = ByteBuffer.allocate((int) (Files.size(portal.log()) - logged));
            log.position(logged).read(bytes);
            return new String(bytes.array(), StandardCharsets.UTF_8);
        }
    }
}
