package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.PlayedRooms.ROOM;
import static org.parley.media.PlayedRooms.STREAM;
import static org.parley.media.PlayedRooms.sendUntilReceived;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.RemoteServer;
import org.parley.media.kurento.WireServer;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/** Media servers that are killed while people talk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class MediaServerOutageTest {
    /** quality.md, "media engine or Kurento killed". */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final ParticipantId anna = ParticipantId.random();
    private final ParticipantId bela = ParticipantId.random();
    private final List<MediaServer> servers = new CopyOnWriteArrayList<>();
    private PlayedRooms played;
    private WireServer first, second;

    @BeforeEach void start() throws IOException {
        played = new PlayedRooms(servers, false);
        first = new WireServer(0);
    }

    @AfterEach void stop() throws IOException {
        servers.forEach(MediaServer::close);
        first.close();
        if (second != null) second.close();
        played.close();
    }

    private RemoteServer add(WireServer wire) throws InterruptedException {
        var server = new RemoteServer(wire.uri(), played.rooms);
        servers.add(server);
        while (!server.available()) TimeUnit.MILLISECONDS.sleep(5);
        return server;
    }

    private MediaClient publish() throws Exception {
        return played.publish(anna, SrtpProfile.AEAD_AES_128_GCM);
    }

    private MediaClient subscribe() throws Exception {
        return played.subscribe(bela, SrtpProfile.AEAD_AES_128_GCM);
    }

    private void bothAreAskedAgain() throws InterruptedException {
        assertThat(List.of(played.event(), played.event())).containsExactlyInAnyOrder(
            new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH), new MediaEvent.Renegotiate(ROOM, bela, STREAM, Leg.SUBSCRIBE));
    }

    @Test void M5_with_two_servers_people_move_to_the_other_within_the_bound() throws Exception {
        second = new WireServer(0);
        add(first);
        sendUntilReceived(publish(), subscribe(), 20);
        add(second);
        long killed = System.nanoTime();
        first.kill();
        bothAreAskedAgain();
        sendUntilReceived(publish(), subscribe(), 20);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(BOUND);
        assertThat(second.engine().sfu().peers()).isEqualTo(2);
    }

    @Test void M5_with_one_server_people_are_told_and_asked_again_as_soon_as_it_is_back() throws Exception {
        add(first);
        sendUntilReceived(publish(), subscribe(), 20);
        int port = first.port();
        first.kill();
        bothAreAskedAgain();
        played.rooms.handle(new MediaCommand.Publish(ROOM, anna, STREAM, played.client(SrtpProfile.AEAD_AES_128_GCM, true).offer(), 0));
        played.rooms.handle(new MediaCommand.Subscribe(ROOM, bela, STREAM, played.client(SrtpProfile.AEAD_AES_128_GCM, false).offer()));
        for (int i = 0; i < 2; i++) assertThat(played.event()).isInstanceOfSatisfying(MediaEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(MediaEvent.Reason.UNAVAILABLE));
        TimeUnit.SECONDS.sleep(4);   // an outage that takes a while: by now attempts have their longest distance
        second = new WireServer(port);
        long back = System.nanoTime();
        bothAreAskedAgain();
        sendUntilReceived(publish(), subscribe(), 20);
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BOUND);
    }

    @Test void a_server_killed_under_many_commands_leaves_no_room_stuck() throws Exception {
        second = new WireServer(0);
        add(first);
        add(second);
        var busy = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 200; i++) played.rooms.handle(new MediaCommand.Publish(new RoomId(100 + i % 10), anna, STREAM, offer(), 0));
        });
        while (first.engine().sfu().peers() < 3) TimeUnit.MILLISECONDS.sleep(1);
        long killed = System.nanoTime();
        first.kill();
        busy.join();
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(BOUND);
    }

    private String offer() {
        try (var client = new MediaClient(PlayedRooms.IDENTITY, SrtpProfile.AEAD_AES_128_GCM, true)) {
            return client.offer();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
