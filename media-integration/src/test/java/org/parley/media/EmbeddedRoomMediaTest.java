package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.media.PlayedRooms.ROOM;
import static org.parley.media.PlayedRooms.STREAM;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.SfuSettings;
import org.parley.media.engine.SfuTransport;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.EmbeddedServer;
import org.parley.media.kurento.MediaServer;
import org.parley.room.ParticipantId;

class EmbeddedRoomMediaTest extends OwnEngineRoomMedia {
    private EmbeddedServer server;

    @Override MediaServer open() throws IOException {
        server = new EmbeddedServer(new SfuSettings("127.0.0.1", 0, 10), Clock.systemUTC());
        return server;
    }

    @Override SfuTransport engine() {
        return server.engine();
    }

    @AfterEach void close() {
        server.close();
    }

    @Test void warming_up_leaves_nothing_behind() throws Exception {
        server.warm();
        awaitConnections(0);
    }

    @Test void a_full_engine_says_unavailable() throws Exception {
        publish(anna);
        for (int i = 0; i < 10; i++) {
            MediaClient client = played.client(SrtpProfile.AEAD_AES_128_GCM, false);
            handle(new MediaCommand.Subscribe(ROOM, ParticipantId.random(), STREAM, client.offer()));
            if (i < 9) assertThat(played.event()).isInstanceOf(MediaEvent.Answered.class);
        }
        assertThat(played.event()).isInstanceOfSatisfying(MediaEvent.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(MediaEvent.Reason.UNAVAILABLE));
    }
}
