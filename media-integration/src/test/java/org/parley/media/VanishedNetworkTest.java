package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kurento.client.KurentoClient;
import org.parley.media.engine.SimulatedClient;
import org.parley.media.engine.SimulatedNetwork;
import org.parley.media.kurento.EmbeddedKurento;
import org.parley.media.kurento.MediaServer;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/**
 * From a cut cable to what the room is told, through engine and Kurento Client, in simulated time. The bound: consent ends
 * 20 s after the last check (RFC 7675 allows 30), the stream keeps its place for 10 s more, then others lose it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class VanishedNetworkTest {
    private static final RoomId ROOM = new RoomId(7);
    private static final StreamId STREAM = new StreamId("camera");

    private final ParticipantId anna = ParticipantId.random();
    private final ParticipantId bela = ParticipantId.random();
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final SimulatedNetwork network = new SimulatedNetwork();
    private final Simulated server = new Simulated(new EmbeddedKurento(network.sfu, network::now, Clock.systemUTC()).client());
    private final MediaRooms rooms = new MediaRooms(List.of(server), events::add, network::after);

    private record Simulated(KurentoClient client) implements MediaServer {
        @Override public boolean available() {
            return true;
        }

        @Override public void close() {
            client.destroy();
        }
    }

    @AfterEach void stop() {
        server.close();
    }

    private SimulatedClient publish() throws InterruptedException {
        rooms.handle(new MediaCommand.Publish(ROOM, anna, STREAM, SimulatedClient.offer(true), 0));
        return network.answered(true, ((MediaEvent.Answered) event()).sdp());
    }

    private SimulatedClient subscribe() throws InterruptedException {
        rooms.handle(new MediaCommand.Subscribe(ROOM, bela, STREAM, SimulatedClient.offer(false)));
        return network.answered(false, ((MediaEvent.Answered) event()).sdp());
    }

    private MediaEvent event() throws InterruptedException {
        return events.poll(5, TimeUnit.SECONDS);
    }

    private void nothingIsTold() throws InterruptedException {
        assertThat(events.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test void M5_a_publisher_whose_network_vanished_is_off_camera_after_30_s() throws Exception {
        var publisher = publish();
        subscribe();
        network.run(1000);
        network.cut(publisher);
        network.run(17_000);
        nothingIsTold();
        network.run(2_100);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH));
        network.run(9_500);
        nothingIsTold();
        network.run(700);
        assertThat(event()).isEqualTo(new MediaEvent.Ended(ROOM, anna, STREAM));
        assertThat(network.sfu.peers()).as("the subscriber's").isOne();
    }

    @Test void M5_a_publisher_that_comes_back_in_time_goes_on_for_its_subscribers() throws Exception {
        var publisher = publish();
        var subscriber = subscribe();
        network.run(1000);
        network.cut(publisher);
        network.run(20_100);
        assertThat(event()).isInstanceOf(MediaEvent.Renegotiate.class);
        int before = subscriber.received();
        publish();
        network.run(1000);
        assertThat(subscriber.received()).isGreaterThan(before + 50);
        network.run(15_000);
        nothingIsTold();
    }

    @Test void M5_a_publisher_that_comes_back_later_publishes_as_if_for_the_first_time() throws Exception {
        var publisher = publish();
        network.run(1000);
        network.cut(publisher);
        network.run(20_100);
        assertThat(event()).isInstanceOf(MediaEvent.Renegotiate.class);
        network.run(10_100);
        assertThat(event()).isInstanceOf(MediaEvent.Ended.class);
        publish();
        var subscriber = subscribe();
        network.run(1000);
        assertThat(subscriber.received()).isGreaterThan(50);
    }

    @Test void M5_a_subscriber_whose_network_vanished_is_released_and_others_notice_nothing() throws Exception {
        publish();
        var subscriber = subscribe();
        network.run(1000);
        network.cut(subscriber);
        network.run(20_100);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, bela, STREAM, Leg.SUBSCRIBE));
        assertThat(network.sfu.peers()).isOne();
        assertThat(subscribe()).isNotNull();
    }

    @Test void an_offer_nobody_follows_up_is_dropped_after_30_s_and_asked_for_again() throws Exception {
        rooms.handle(new MediaCommand.Publish(ROOM, anna, STREAM, SimulatedClient.offer(true), 0));
        assertThat(event()).isInstanceOf(MediaEvent.Answered.class);
        network.run(32_000);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH));
    }
}
