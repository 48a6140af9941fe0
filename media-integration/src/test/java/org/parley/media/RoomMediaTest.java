package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.kurento.ScriptedServer;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(10)
class RoomMediaTest {
    private static final RoomId ROOM = new RoomId(7);
    private static final StreamId STREAM = new StreamId("camera");

    private final ParticipantId anna = ParticipantId.random();
    private final ParticipantId bela = ParticipantId.random();
    private final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    private final ScriptedServer server = new ScriptedServer();
    private final ScriptedServer other = new ScriptedServer();
    private final MediaRooms rooms = new MediaRooms(List.of(server, other), events::add);

    @AfterEach void stop() {
        server.close();
        other.close();
    }

    private void publish(ParticipantId by) {
        rooms.handle(new MediaCommand.Publish(ROOM, by, STREAM, "offer", 600));
    }

    private void subscribe(ParticipantId by) {
        rooms.handle(new MediaCommand.Subscribe(ROOM, by, STREAM, "offer"));
    }

    private MediaEvent event() throws InterruptedException {
        return events.poll(5, TimeUnit.SECONDS);
    }

    @Test void one_pipeline_a_room_and_one_endpoint_a_connection() throws Exception {
        publish(anna);
        subscribe(bela);
        assertThat(event()).isEqualTo(new MediaEvent.Answered(ROOM, anna, STREAM, Leg.PUBLISH, "answer"));
        assertThat(event()).isEqualTo(new MediaEvent.Answered(ROOM, bela, STREAM, Leg.SUBSCRIBE, "answer"));
        assertThat(server.calls).containsExactly("create MediaPipeline", "create WebRtcEndpoint", "endpoint0 setMaxVideoRecvBandwidth",
            "endpoint0 processOffer", "endpoint0 gatherCandidates", "create WebRtcEndpoint", "endpoint1 setMaxVideoSendBandwidth",
            "endpoint1 processOffer", "endpoint0 connect endpoint1", "endpoint1 gatherCandidates");
        assertThat(other.calls).isEmpty();
    }

    @Test void candidates_of_the_server_are_passed_on() throws Exception {
        publish(anna);
        event();
        server.candidate(0, "candidate:1 1 UDP 1 192.0.2.1 5000 typ host");
        assertThat(event()).isEqualTo(new MediaEvent.CandidateFound(ROOM, anna, STREAM, Leg.PUBLISH,
            new Candidate("candidate:1 1 UDP 1 192.0.2.1 5000 typ host", "0", 0)));
    }

    @Test void M5_a_publisher_whose_connection_failed_is_asked_again_and_its_subscribers_wait() throws Exception {
        publish(anna);
        subscribe(bela);
        events.clear();
        server.iceFailed(0);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH));
        assertThat(server.calls).contains("release endpoint0").doesNotContain("release endpoint1");
        publish(anna);
        assertThat(event()).isInstanceOf(MediaEvent.Answered.class);
        assertThat(server.calls).contains("endpoint2 connect endpoint1");
    }

    @Test void M5_a_subscriber_whose_connection_failed_is_asked_again() throws Exception {
        publish(anna);
        subscribe(bela);
        events.clear();
        server.iceFailed(1);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, bela, STREAM, Leg.SUBSCRIBE));
        assertThat(server.calls).contains("release endpoint1");
    }

    @Test void a_failure_of_what_nobody_wants_any_more_is_not_told() throws Exception {
        publish(anna);
        subscribe(bela);
        rooms.handle(new MediaCommand.Unsubscribe(ROOM, bela, STREAM));
        events.clear();
        server.iceFailed(1);
        assertThat(events.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test void M5_when_a_server_is_lost_all_are_asked_again_and_find_another() throws Exception {
        publish(anna);
        subscribe(bela);
        events.clear();
        server.up = false;
        rooms.lost(server);
        assertThat(List.of(event(), event())).containsExactlyInAnyOrder(new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH),
            new MediaEvent.Renegotiate(ROOM, bela, STREAM, Leg.SUBSCRIBE));
        subscribe(bela);
        publish(anna);
        assertThat(List.of(event(), event())).allMatch(MediaEvent.Answered.class::isInstance);
        assertThat(other.calls).contains("endpoint1 connect endpoint0");
    }

    @Test void M5_without_a_server_commands_are_refused_as_unavailable_and_asked_for_again_once_there_is_one() throws Exception {
        server.up = other.up = false;
        publish(anna);
        assertThat(event()).isInstanceOfSatisfying(MediaEvent.Refused.class, r -> assertThat(r.reason()).isEqualTo(MediaEvent.Reason.UNAVAILABLE));
        server.up = true;
        rooms.reached(server);
        assertThat(event()).isEqualTo(new MediaEvent.Renegotiate(ROOM, anna, STREAM, Leg.PUBLISH));
        assertThat(rooms.size()).isZero();
        publish(anna);
        assertThat(event()).isInstanceOf(MediaEvent.Answered.class);
    }

    @Test void who_leaves_while_there_is_no_server_is_not_asked_again() throws Exception {
        server.up = other.up = false;
        publish(anna);
        rooms.handle(new MediaCommand.Leave(ROOM, anna));
        assertThat(rooms.size()).isZero();
    }

    @Test void M5_a_stream_keeps_its_place_as_long_as_there_is_no_server() throws Exception {
        var later = new LinkedBlockingQueue<Runnable>();
        var patient = new MediaRooms(List.of(server), events::add, delay -> later::add);
        patient.handle(new MediaCommand.Publish(ROOM, anna, STREAM, "offer", 600));
        server.up = false;
        patient.lost(server);
        for (int i = 0; i < 3; i++) later.remove().run();
        assertThat(events).hasSize(2).doesNotContain(new MediaEvent.Ended(ROOM, anna, STREAM));
        server.up = true;
        patient.reached(server);
        later.remove().run();
        assertThat(events).as("its time begins anew").doesNotContain(new MediaEvent.Ended(ROOM, anna, STREAM));
        later.remove().run();
        assertThat(events).contains(new MediaEvent.Ended(ROOM, anna, STREAM));
    }

    @Test void a_refused_offer_changes_nothing() throws Exception {
        publish(anna);
        event();
        server.refuseOffersWith = 40201;
        publish(anna);
        assertThat(event()).isInstanceOfSatisfying(MediaEvent.Refused.class, r -> assertThat(r.reason()).isEqualTo(MediaEvent.Reason.BAD_OFFER));
        assertThat(server.calls).contains("release endpoint1").doesNotContain("release endpoint0");
    }

    @Test void a_second_subscription_replaces_the_first() {
        publish(anna);
        subscribe(bela);
        subscribe(bela);
        assertThat(server.calls).contains("endpoint0 connect endpoint2").contains("release endpoint1");
    }

    @Test void each_command_may_run_twice() {
        publish(anna);
        subscribe(bela);
        for (int i = 0; i < 2; i++) {
            rooms.handle(new MediaCommand.AddCandidate(ROOM, bela, STREAM, Leg.SUBSCRIBE, new Candidate("candidate:1 1 udp 1 192.0.2.9 9 typ host", "0", 0)));
            rooms.handle(new MediaCommand.Unsubscribe(ROOM, bela, STREAM));
            rooms.handle(new MediaCommand.Unpublish(ROOM, anna, STREAM));
            rooms.handle(new MediaCommand.Leave(ROOM, anna));
        }
        assertThat(server.calls).containsOnlyOnce("release pipeline", "release endpoint0", "release endpoint1");
        assertThat(rooms.size()).isZero();
    }

    @Test void nobody_ends_the_stream_of_another() {
        publish(anna);
        rooms.handle(new MediaCommand.Unpublish(ROOM, bela, STREAM));
        rooms.handle(new MediaCommand.Leave(ROOM, bela));
        assertThat(server.calls).doesNotContain("release endpoint0");
    }

    @Test void rooms_are_spread_over_the_servers() {
        publish(anna);
        rooms.handle(new MediaCommand.Publish(new RoomId(8), anna, STREAM, "offer", 0));
        assertThat(server.endpoints).hasSize(1);
        assertThat(other.endpoints).hasSize(1);
    }
}
