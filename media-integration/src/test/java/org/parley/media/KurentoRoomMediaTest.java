package org.parley.media;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.ReachedServers;
import org.parley.media.kurento.RemoteServer;

/** Against a Kurento Media Server, where its address is given. */
@EnabledIfEnvironmentVariable(named = "PARLEY_KURENTO_URIS", matches = ".+", disabledReason = "no Kurento Media Server is given by PARLEY_KURENTO_URIS")
class KurentoRoomMediaTest extends RoomMediaOverUdp {
    private RemoteServer server;

    @Override MediaServer open() throws Exception {
        var reached = new ReachedServers();
        server = new RemoteServer(System.getenv("PARLEY_KURENTO_URIS").split(",")[0].trim(), reached);
        reached.await(server);
        return server;
    }

    @Override boolean kurento() {
        return true;
    }

    @Override Set<SrtpProfile> profiles() {
        return EnumSet.of(SrtpProfile.AES_CM_128_HMAC_SHA1_80);   // Kurento 7.3 has no GCM in common with us
    }

    @AfterEach void close() {
        server.close();
    }
}
