package org.parley.room;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.parley.Portal;

/** The same meetings through a Kurento Media Server, where its address is given. */
@EnabledIfEnvironmentVariable(named = "PARLEY_KURENTO_URIS", matches = ".+", disabledReason = "no Kurento Media Server is given by PARLEY_KURENTO_URIS")
class KurentoMeetingIT extends MeetingIT {
    private static Portal onKurento;

    @Override synchronized Portal portal() {
        if (onKurento == null) onKurento = new Portal(Portal.Database.H2, Map.of("PARLEY_KURENTO_URIS", System.getenv("PARLEY_KURENTO_URIS"))).start();
        return onKurento;
    }

    @AfterAll static void stop() {
        if (onKurento != null) onKurento.close();
    }
}
