package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.PlayedRooms.ROOM;
import static org.parley.media.PlayedRooms.STREAM;
import static org.parley.media.PlayedRooms.sendUntilReceived;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parley.media.engine.SfuTransport;

/** What holds of our own engine besides, be it in this JVM or behind a WebSocket. */
abstract class OwnEngineRoomMedia extends RoomMediaOverUdp {
    abstract SfuTransport engine();

    void awaitConnections(int count) throws InterruptedException {
        while (engine().sfu().peers() != count) TimeUnit.MILLISECONDS.sleep(5);
    }

    @Test void M5_a_stream_published_again_has_no_gap() throws Exception {
        var first = publish(anna);
        var subscriber = subscribe(bela);
        sendUntilReceived(first, subscriber, 20);
        var second = publish(anna);
        sendUntilReceived(second, subscriber, subscriber.received() + 20);
        assertThat(subscriber.lost()).isZero();
        assertThat(engine().sfu().counters().notAuthentic()).isZero();
    }

    @Test void nonsense_for_an_offer_is_refused_and_leaves_nothing_behind() throws Exception {
        handle(new MediaCommand.Publish(ROOM, anna, STREAM, "v=0\r\nnonsense", 0));
        assertThat(played.event()).isInstanceOfSatisfying(MediaEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(MediaEvent.Reason.BAD_OFFER));
        assertThat(played.rooms.size()).isZero();
        assertThat(engine().sfu().peers()).isZero();
    }

    @Test void the_last_to_leave_releases_everything() throws Exception {
        publish(anna);
        subscribe(bela);
        handle(new MediaCommand.Leave(ROOM, anna));
        awaitConnections(1);
        handle(new MediaCommand.Leave(ROOM, bela));
        awaitConnections(0);
    }

    @Test void whoever_is_released_is_told_by_DTLS() throws Exception {
        var publisher = publish(anna);
        var subscriber = subscribe(bela);
        handle(new MediaCommand.Unsubscribe(ROOM, bela, STREAM));
        subscriber.goodbye().get(2, TimeUnit.SECONDS);
        publish(anna);
        publisher.goodbye().get(2, TimeUnit.SECONDS);
    }

    @Test void a_subscriber_that_says_goodbye_is_released_and_not_asked_again() throws Exception {
        publish(anna);
        subscribe(bela).close();
        awaitConnections(1);
        assertThat(played.events.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test void M5_a_publisher_that_says_goodbye_may_publish_again_and_its_subscribers_go_on() throws Exception {
        publish(anna).close();
        awaitConnections(0);
        var subscriber = subscribe(bela);
        sendUntilReceived(publish(anna), subscriber, 20);
        assertThat(played.events).isEmpty();
    }
}
