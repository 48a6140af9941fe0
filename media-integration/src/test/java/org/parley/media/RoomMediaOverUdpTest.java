package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.client.ClientLoop;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.SfuSettings;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.EmbeddedServer;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/** Commands in, events out, media over real sockets: through Kurento Client and the embedded engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class RoomMediaOverUdpTest {
    private static final DtlsIdentity IDENTITY = new DtlsIdentity(Clock.systemUTC().instant());
    private static final RoomId ROOM = new RoomId(7);
    private static final StreamId STREAM = new StreamId("camera");

    private final ParticipantId anna = ParticipantId.random();
    private final ParticipantId bela = ParticipantId.random();
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private EmbeddedServer server;
    private MediaRooms rooms;
    private ClientLoop loop;

    @BeforeEach void start() throws IOException {
        server = new EmbeddedServer(new SfuSettings("127.0.0.1", 0, 10), Clock.systemUTC());
        rooms = new MediaRooms(List.of(server), events::add);
        loop = new ClientLoop();
    }

    @AfterEach void stop() throws IOException {
        loop.close();
        server.close();
    }

    private MediaClient publish(ParticipantId by) throws Exception {
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, true));
        rooms.handle(new MediaCommand.Publish(ROOM, by, STREAM, client.offer(), 0));
        return client.connect(answer()).get(5, TimeUnit.SECONDS);
    }

    private MediaClient subscribe(ParticipantId by, SrtpProfile profile) throws Exception {
        var client = loop.add(new MediaClient(IDENTITY, profile, false));
        rooms.handle(new MediaCommand.Subscribe(ROOM, by, STREAM, client.offer()));
        return client.connect(answer()).get(5, TimeUnit.SECONDS);
    }

    private String answer() throws InterruptedException {
        var event = events.poll(5, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(MediaEvent.Answered.class);
        return ((MediaEvent.Answered) event).sdp();
    }

    private static void sendUntilReceived(MediaClient from, MediaClient to, long packets) throws InterruptedException {
        for (int i = 0; to.received() < packets; i++) {
            from.sendFrame(i % 30 == 0, 4, 1000);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test void M1_what_one_publishes_others_receive_with_either_profile() throws Exception {
        var publisher = publish(anna);
        for (var profile : SrtpProfile.values()) {
            var subscriber = subscribe(bela, profile);
            sendUntilReceived(publisher, subscriber, 50);
            assertThat(subscriber.notAuthentic()).isZero();
            assertThat(subscriber.lost()).isZero();
            assertThat(subscriber.firstKeyFrameNanos()).isPositive();
        }
        assertThat(server.counters().notAuthentic()).isZero();
    }

    @Test void M5_a_stream_published_again_continues_for_its_subscribers() throws Exception {
        var first = publish(anna);
        var subscriber = subscribe(bela, SrtpProfile.AEAD_AES_128_GCM);
        sendUntilReceived(first, subscriber, 20);
        var second = publish(anna);
        long before = subscriber.received();
        sendUntilReceived(second, subscriber, before + 20);
        assertThat(subscriber.notAuthentic()).isZero();
        assertThat(subscriber.lost()).isZero();
    }

    @Test void a_subscription_to_nothing_is_refused() throws Exception {
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, false));
        rooms.handle(new MediaCommand.Subscribe(ROOM, bela, STREAM, client.offer()));
        assertThat(events.take()).isEqualTo(new MediaEvent.Refused(ROOM, bela, STREAM, Leg.SUBSCRIBE, MediaEvent.Reason.NO_SUCH_STREAM, ""));
        assertThat(rooms.size()).isZero();
    }

    @Test void nonsense_for_an_offer_is_refused_and_leaves_nothing_behind() throws Exception {
        rooms.handle(new MediaCommand.Publish(ROOM, anna, STREAM, "v=0\r\nnonsense", 0));
        assertThat(events.take()).isInstanceOfSatisfying(MediaEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(MediaEvent.Reason.BAD_OFFER));
        assertThat(rooms.size()).isZero();
        assertThat(server.engine().sfu().peers()).isZero();
    }

    @Test void warming_up_leaves_nothing_behind() {
        server.warm();
        assertThat(server.engine().sfu().peers()).isZero();
    }

    @Test void the_last_to_leave_releases_everything() throws Exception {
        publish(anna);
        subscribe(bela, SrtpProfile.AEAD_AES_128_GCM);
        rooms.handle(new MediaCommand.Leave(ROOM, anna));
        assertThat(server.engine().sfu().peers()).isOne();
        rooms.handle(new MediaCommand.Leave(ROOM, bela));
        assertThat(rooms.size()).isZero();
        assertThat(server.engine().sfu().peers()).isZero();
    }

    @Test void whoever_is_released_is_told_by_DTLS() throws Exception {
        var publisher = publish(anna);
        var subscriber = subscribe(bela, SrtpProfile.AEAD_AES_128_GCM);
        rooms.handle(new MediaCommand.Unsubscribe(ROOM, bela, STREAM));
        subscriber.goodbye().get(2, TimeUnit.SECONDS);
        publish(anna);
        publisher.goodbye().get(2, TimeUnit.SECONDS);
    }

    @Test void a_subscriber_that_says_goodbye_is_released_and_not_asked_again() throws Exception {
        publish(anna);
        subscribe(bela, SrtpProfile.AEAD_AES_128_GCM).close();
        while (server.engine().sfu().peers() > 1) TimeUnit.MILLISECONDS.sleep(5);
        assertThat(events.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test void M5_a_publisher_that_says_goodbye_may_publish_again_and_its_subscribers_go_on() throws Exception {
        publish(anna).close();
        while (server.engine().sfu().peers() > 0) TimeUnit.MILLISECONDS.sleep(5);
        var subscriber = subscribe(bela, SrtpProfile.AEAD_AES_128_GCM);
        sendUntilReceived(publish(anna), subscriber, 20);
        assertThat(events).isEmpty();
    }

    @Test void another_may_not_take_over_a_stream() throws Exception {
        publish(anna);
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, true));
        rooms.handle(new MediaCommand.Publish(ROOM, bela, STREAM, client.offer(), 0));
        assertThat(events.take()).isInstanceOf(MediaEvent.Refused.class);
    }

    @Test void a_full_engine_says_unavailable() throws Exception {
        publish(anna);
        for (int i = 0; i < 9; i++) {
            var client = new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, false);
            rooms.handle(new MediaCommand.Subscribe(ROOM, ParticipantId.random(), STREAM, client.offer()));
            answer();
            client.close();
        }
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, false));
        rooms.handle(new MediaCommand.Subscribe(ROOM, bela, STREAM, client.offer()));
        assertThat(events.take()).isInstanceOfSatisfying(MediaEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(MediaEvent.Reason.UNAVAILABLE));
    }
}
