package org.parley.media.kurento;

import java.io.IOException;
import java.time.Clock;
import org.kurento.client.KurentoClient;
import org.kurento.client.WebRtcEndpoint;
import org.parley.media.engine.EngineCounters;
import org.parley.media.engine.SfuSettings;
import org.parley.media.engine.SfuTransport;

/** The embedded engine as a media server. */
public final class EmbeddedServer implements MediaServer {
    private final SfuTransport engine;
    private final KurentoClient client;

    /** @throws IOException if the media port cannot be had */
    public EmbeddedServer(SfuSettings settings, Clock clock) throws IOException {
        engine = new SfuTransport(settings, clock.instant());
        client = new EmbeddedKurento(engine, clock).client();
    }

    /** Loads the classes of the client's path, so that the first to come does not wait for them. */
    public void warm() {
        var pipeline = client.createMediaPipeline();
        new WebRtcEndpoint.Builder(pipeline).build();
        pipeline.release();
    }

    @Override public KurentoClient client() {
        return client;
    }

    @Override public boolean available() {
        return engine.alive();
    }

    public EngineCounters counters() {
        return engine.sfu().counters();
    }

    public SfuTransport engine() {
        return engine;
    }

    @Override public void close() {
        client.destroy();
        engine.close();
    }
}
