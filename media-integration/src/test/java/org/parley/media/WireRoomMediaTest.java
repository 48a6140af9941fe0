package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.PlayedRooms.ROOM;
import static org.parley.media.PlayedRooms.STREAM;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.engine.SfuTransport;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.ReachedServers;
import org.parley.media.kurento.RemoteServer;
import org.parley.media.kurento.WireServer;

/** Kurento's protocol over a real WebSocket, as to a Kurento Media Server. */
class WireRoomMediaTest extends OwnEngineRoomMedia {
    private WireServer wire;
    private RemoteServer server;

    @Override MediaServer open() throws Exception {
        wire = new WireServer(0);
        var reached = new ReachedServers();
        server = new RemoteServer(wire.uri(), reached);
        reached.await(server);
        return server;
    }

    @Override SfuTransport engine() {
        return wire.engine();
    }

    @AfterEach void close() {
        server.close();
        wire.close();
    }

    @Test void events_that_race_a_release_are_no_errors() throws Exception {
        var said = new SaidErrors();
        try (said) {
            for (int i = 0; i < 30; i++) {
                var client = played.client(profiles().iterator().next(), true);
                handle(new MediaCommand.Publish(ROOM, anna, STREAM, client.offer(), 0));
                var answered = (MediaEvent.Answered) played.event();
                client.connect(answered.sdp());
                while (i % 2 == 0 && engine().sfu().counters().handshakes() <= i / 2) TimeUnit.MILLISECONDS.sleep(1);
                handle(new MediaCommand.Leave(ROOM, anna));
            }
            awaitConnections(0);
        }
        assertThat(said.errors()).isEmpty();
    }
}
