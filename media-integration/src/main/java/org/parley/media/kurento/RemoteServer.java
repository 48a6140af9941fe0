package org.parley.media.kurento;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoConnectionListener;
import org.kurento.commons.exception.KurentoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kurento Media Server over WebSocket. When the connection is lost everything on it counts as lost: a new client is made, at
 * once and then after growing delays from 250 ms to 5 s, without end.
 */
public final class RemoteServer implements MediaServer {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteServer.class);
    private static final int PROBE_MILLIS = 1000;
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String uri;
    private final Consumer<MediaServer> lost;
    private volatile KurentoClient client;
    private volatile boolean closed;

    /** @param lost told once for each connection that broke */
    public RemoteServer(String uri, Consumer<MediaServer> lost) {
        this.uri = uri;
        this.lost = lost;
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
        KurentoClient fresh = null;
        try {
            var connection = new Connection();
            fresh = KurentoClient.create(uri, connection);
            fresh.getServerManager().getInfo();
            connection.mine = fresh;
            client = fresh;
            if (connection.broken) broke(fresh);
            if (closed) close();
            LOG.info("Connected with the media server {}", uri);
            return true;
        } catch (KurentoException e) {
            LOG.warn("The media server {} cannot be reached: {}", uri, e.getMessage());
            if (fresh != null) fresh.destroy();
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

    private synchronized void broke(KurentoClient gone) {
        if (closed || gone == null || client != gone) return;
        client = null;
        LOG.warn("The connection with the media server {} broke", uri);
        Thread.ofVirtual().name("kurento-connect").start(() -> {
            gone.destroy();
            lost.accept(this);
            connect();
        });
    }

    @Override public KurentoClient client() {
        var now = client;
        if (now == null) throw new MediaUnavailable("the media server cannot be reached");
        return now;
    }

    @Override public boolean available() {
        return client != null;
    }

    @Override public synchronized void close() {
        closed = true;
        if (client != null) client.destroy();
        client = null;
    }

    private final class Connection implements KurentoConnectionListener {
        private volatile KurentoClient mine;
        private volatile boolean broken;

        @Override public void connected() {}

        @Override public void connectionFailed() {
            lose();
        }

        @Override public void disconnected() {
            lose();
        }

        @Override public void reconnected(boolean sameServer) {
            lose();
        }

        private void lose() {
            broken = true;
            broke(mine);
        }
    }
}
