package org.parley.media.kurento;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.kurento.client.KurentoClient;
import org.kurento.commons.exception.KurentoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kurento Media Server over WebSocket. When the connection is lost everything on it counts as lost: a new one is made, at
 * once and then after growing delays from 250 ms to 2 s, without end.
 */
public final class RemoteServer implements MediaServer {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteServer.class);
    private static final int PROBE_MILLIS = 1000;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private record Link(RemoteConnection connection, KurentoClient client) {}

    private final String uri;
    private final MediaServerListener listener;
    private volatile Link link;
    private volatile boolean closed;

    public RemoteServer(String uri, MediaServerListener listener) {
        this.uri = uri;
        this.listener = listener;
        Thread.ofVirtual().name("kurento-connect").start(this::connect);
    }

    private void connect() {
        var delay = FIRST;
        while (!closed) {
            if (attempt()) return;
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                return;
            }
            delay = delay.compareTo(LONGEST.dividedBy(2)) > 0 ? LONGEST : delay.multipliedBy(2);
        }
    }

    private boolean attempt() {
        if (!answers()) return false;
        var state = new State();
        var connection = new RemoteConnection(uri, state::broken);
        try {
            var client = KurentoClient.createFromJsonRpcClientHonoringClientTimeouts(connection);
            client.getServerManager().getInfo();
            if (!state.use(new Link(connection, client))) return false;
            LOG.info("Connected with the media server {}", uri);
            listener.reached(this);
            return true;
        } catch (KurentoException e) {
            LOG.warn("The media server {} cannot be reached: {}", uri, e.getMessage());
            abandon(connection);
            return false;
        }
    }

    /** Whether anybody listens: asked first, since Kurento Client takes up to 20 s to give up. */
    private boolean answers() {
        try (var probe = new Socket()) {
            var at = URI.create(uri);
            int port = at.getPort() > 0 ? at.getPort() : at.getScheme().equals("wss") ? 443 : 80;
            probe.connect(new InetSocketAddress(at.getHost(), port), PROBE_MILLIS);
            return true;
        } catch (IOException e) {
            LOG.debug("The media server {} cannot be reached", uri, e);
            return false;
        }
    }

    private static void abandon(RemoteConnection connection) {
        try {
            connection.abandon();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A broken connection did not close", e);
        }
    }

    private synchronized boolean use(Link fresh) {
        if (closed) return false;
        link = fresh;
        return true;
    }

    private synchronized void broke(Link gone) {
        if (closed || link != gone) return;
        link = null;
        LOG.warn("The connection with the media server {} broke", uri);
        Thread.ofVirtual().name("kurento-connect").start(() -> {
            abandon(gone.connection());   // first, so that who waits for an answer is released
            listener.lost(this);
            connect();
        });
    }

    @Override public KurentoClient client() {
        var now = link;
        if (now == null) throw new MediaUnavailable("the media server cannot be reached");
        return now.client();
    }

    @Override public boolean available() {
        return link != null;
    }

    @Override public void close() {
        Link last;
        synchronized (this) {
            closed = true;
            last = link;
            link = null;
        }
        if (last != null) last.client().destroy();
    }

    /** One connection, which may break before it is in use. */
    private final class State {
        private Link mine;
        private boolean broken;

        synchronized boolean use(Link fresh) {
            mine = fresh;
            if (!broken && RemoteServer.this.use(fresh)) return true;
            abandon(fresh.connection());
            return false;
        }

        void broken() {
            Link gone;
            synchronized (this) {
                broken = true;
                gone = mine;
            }
            if (gone != null) broke(gone);
        }
    }
}
