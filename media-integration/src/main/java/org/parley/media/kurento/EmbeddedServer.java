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
    private static final String OFFER = """
        v=0
        s=-
        t=0 0
        a=group:BUNDLE 0
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        a=ice-ufrag:warm
        a=ice-pwd:warmwarmwarmwarmwarmwarm
        a=fingerprint:sha-256 %s
        a=setup:actpass
        a=mid:0
        a=recvonly
        a=rtcp-mux
        a=extmap:1 urn:3gpp:video-orientation
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        """.formatted("00:".repeat(31) + "00");

    private final SfuTransport engine;
    private final KurentoClient client;

    /** @throws IOException if the media port cannot be had */
    public EmbeddedServer(SfuSettings settings, Clock clock) throws IOException {
        engine = new SfuTransport(settings, clock.instant());
        client = new EmbeddedKurento(engine.sfu(), System::nanoTime, clock).client();
    }

    /** Goes once through all a newcomer needs, so that the first to come does not wait for classes to load. */
    public void warm() {
        engine.rehearse();
        var pipeline = client.createMediaPipeline();
        var endpoint = new WebRtcEndpoint.Builder(pipeline).build();
        endpoint.addIceComponentStateChangedListener(event -> {});
        endpoint.processOffer(OFFER.replace("\n", "\r\n"));
        endpoint.gatherCandidates();
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
