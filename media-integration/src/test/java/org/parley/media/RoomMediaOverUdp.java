package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.PlayedRooms.ROOM;
import static org.parley.media.PlayedRooms.STREAM;
import static org.parley.media.PlayedRooms.sendUntilReceived;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.MediaServer;
import org.parley.room.ParticipantId;

/** Commands in, events out, media over real sockets, through Kurento Client: what holds of every media server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
abstract class RoomMediaOverUdp {
    final ParticipantId anna = ParticipantId.random();
    final ParticipantId bela = ParticipantId.random();
    PlayedRooms played;

    abstract MediaServer open() throws Exception;

    boolean kurento() {
        return false;
    }

    Set<SrtpProfile> profiles() {
        return EnumSet.allOf(SrtpProfile.class);
    }

    @BeforeEach void start() throws Exception {
        played = new PlayedRooms(List.of(open()), kurento());
    }

    @AfterEach void stop() throws Exception {
        played.close();
    }

    MediaClient publish(ParticipantId by) throws Exception {
        return played.publish(by, profiles().iterator().next());
    }

    MediaClient subscribe(ParticipantId by) throws Exception {
        return played.subscribe(by, profiles().iterator().next());
    }

    void handle(MediaCommand command) {
        played.rooms.handle(command);
    }

    @Test void M1_what_one_publishes_others_receive_with_every_profile() throws Exception {
        var publisher = publish(anna);
        for (var profile : profiles()) {
            var subscriber = played.subscribe(bela, profile);
            sendUntilReceived(publisher, subscriber, 50);
            assertThat(subscriber.notAuthentic()).isZero();
            assertThat(subscriber.lost()).isZero();
            assertThat(subscriber.firstKeyFrameNanos()).isPositive();
        }
    }

    @Test void M5_a_stream_published_again_continues_for_its_subscribers() throws Exception {
        var first = publish(anna);
        var subscriber = subscribe(bela);
        sendUntilReceived(first, subscriber, 20);
        var second = publish(anna);
        long before = subscriber.received();
        sendUntilReceived(second, subscriber, before + 20);
        assertThat(subscriber.notAuthentic()).isZero();
    }

    @Test void a_subscription_to_nothing_is_refused() throws Exception {
        handle(new MediaCommand.Subscribe(ROOM, bela, STREAM, played.client(profiles().iterator().next(), false).offer()));
        assertThat(played.event()).isEqualTo(new MediaEvent.Refused(ROOM, bela, STREAM, Leg.SUBSCRIBE, MediaEvent.Reason.NO_SUCH_STREAM, ""));
        assertThat(played.rooms.size()).isZero();
    }

    @Test void another_may_not_take_over_a_stream() throws Exception {
        publish(anna);
        handle(new MediaCommand.Publish(ROOM, bela, STREAM, played.client(profiles().iterator().next(), true).offer(), 0));
        MediaEvent event;
        do event = played.event(); while (event instanceof MediaEvent.CandidateFound);
        assertThat(event).isInstanceOf(MediaEvent.Refused.class);
    }

    @Test void the_last_to_leave_gives_the_room_up() throws Exception {
        publish(anna);
        subscribe(bela);
        handle(new MediaCommand.Leave(ROOM, anna));
        assertThat(played.rooms.size()).isOne();
        handle(new MediaCommand.Leave(ROOM, bela));
        assertThat(played.rooms.size()).isZero();
    }
}
