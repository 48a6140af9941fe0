package org.parley.media.kurento;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.parley.media.engine.Peer;
import org.parley.media.engine.PeerListener;
import org.parley.media.engine.Sfu;
import org.parley.media.engine.TooManyPeers;
import org.parley.media.engine.sdp.BadOffer;

/**
 * A WebRtcEndpoint of the embedded engine. Connections between endpoints may be made before either has taken its offer; they
 * take effect once both have. Guarded by the server's lock.
 */
final class EmbeddedEndpoint implements PeerListener {
    private final String id;
    private final String pipeline;
    private final Sfu engine;
    private final LongSupplier nanos;
    private final BiConsumer<String, Map<String, Object>> event;
    private int maxKbps;
    private Peer peer;
    private EmbeddedEndpoint source;

    /** @param nanos the engine's clock */
    EmbeddedEndpoint(String id, String pipeline, Sfu engine, LongSupplier nanos, BiConsumer<String, Map<String, Object>> event) {
        this.nanos = nanos;
        this.id = id;
        this.pipeline = pipeline;
        this.engine = engine;
        this.event = event;
    }

    String id() {
        return id;
    }

    String pipeline() {
        return pipeline;
    }

    void limitVideo(int kbps) {
        maxKbps = Math.max(0, kbps);
    }

    boolean negotiated() {
        return peer != null;
    }

    String processOffer(String offer) {
        if (peer != null) throw new KurentoRefusal(KurentoRefusal.ALREADY_NEGOTIATED, "Endpoint already negotiated");
        try {
            peer = engine.open(offer, maxKbps, this, nanos.getAsLong());
        } catch (BadOffer e) {
            throw new KurentoRefusal(KurentoRefusal.BAD_SDP, e.getMessage());
        } catch (TooManyPeers e) {
            throw new KurentoRefusal(KurentoRefusal.NO_ROOM, e.getMessage());
        }
        return peer.answer();
    }

    /** Makes {@code other}, or nothing if null, what this endpoint sends to its browser. */
    void receiveFrom(EmbeddedEndpoint other) {
        if (source != null && other == null && source.negotiated() && negotiated()) engine.disconnect(source.peer, peer);
        source = other;
        join();
    }

    EmbeddedEndpoint source() {
        return source;
    }

    void join() {
        if (source != null && source.negotiated() && negotiated()) engine.connect(source.peer, peer);
    }

    void release() {
        if (peer != null) engine.close(peer);
    }

    @Override public void connected() {
        event.accept("IceComponentStateChanged", Map.of("streamId", 1, "componentId", 1, "state", "READY"));
        event.accept("MediaStateChanged", Map.of("oldState", "DISCONNECTED", "newState", "CONNECTED"));
        event.accept("ConnectionStateChanged", Map.of("oldState", "DISCONNECTED", "newState", "CONNECTED"));
    }

    @Override public void lost(Loss loss) {
        event.accept("MediaStateChanged", Map.of("oldState", "CONNECTED", "newState", "DISCONNECTED"));
        switch (loss) {
            case CLOSED_BY_PEER -> event.accept("MediaSessionTerminated", Map.of());
            case CONSENT_EXPIRED, NEVER_CONNECTED ->
                event.accept("IceComponentStateChanged", Map.of("streamId", 1, "componentId", 1, "state", "FAILED"));
        }
        event.accept("ConnectionStateChanged", Map.of("oldState", "CONNECTED", "newState", "DISCONNECTED"));
    }
}
