package org.parley.room;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room socket's way out: a bounded queue with a few sends under way, which leave in one write where they come close upon
 * each other. Who does not read is dropped when the queue is full; nobody else waits for it. Any thread may offer.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private static final int MOST_UNDER_WAY = 16;

    private final Session session;
    private final int bound;
    private final Runnable dropped;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    /** The standard's own way encodes a text anew for every connection. */
    private final WebSocketCallback<Void> onceSent = new WebSocketCallback<>() {
        @Override public void complete(WebSocketChannel channel, Void nothing) {
            sent();
        }

        @Override public void onError(WebSocketChannel channel, Void nothing, Throwable fault) {
            lost();
        }
    };
    private int underWay;
    private boolean handing, closed;
    private CloseReason last;

    /** @param dropped told when the peer does not read and is given up */
    Connection(Session session, int bound, Runnable dropped) {
        this.session = session;
        this.dropped = dropped;
        this.bound = bound;
    }

    /** Some text, encoded when it is first sent and then once for all connections of a room. */
    static final class Frame {
        private final String text;
        private ByteBuffer bytes;

        Frame(String text) {
            this.text = text;
        }

        /** UTF-8 (RFC 6455, 5.6). */
        private synchronized ByteBuffer bytes() {
            if (bytes == null) bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
            return bytes.duplicate();
        }
    }

    void send(String frame) {
        send(new Frame(frame));
    }

    void send(Frame frame) {
        boolean full;
        synchronized (this) {
            if (closed || last != null) return;
            full = waiting.size() >= bound;
            if (full) {
                closed = true;
                waiting.clear();
            } else {
                waiting.add(frame);
                if (!mayHand()) return;
            }
        }
        if (full) drop();
        else hand();
    }

    private void drop() {
        LOG.info("A reader that does not read was dropped");
        dropped.run();
        close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow"));
    }

    /** A peer that is there answers with a pong, which keeps the idle time-out away. */
    void ping() {
        synchronized (this) {
            if (closed || last != null || underWay > 0) return;
        }
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            lost();
        }
    }

    /** Closes once what waits has been sent. */
    void closeAfterSending(CloseCode code, String reason) {
        synchronized (this) {
            if (closed || last != null) return;
            last = new CloseReason(code, reason);
            if (!mayHand()) return;
        }
        hand();
    }

    /** Whether this thread is to hand frames over: one at a time does, so that they stay in order. Called with the lock. */
    private boolean mayHand() {
        if (handing || underWay >= MOST_UNDER_WAY) return false;
        handing = true;
        return true;
    }

    private void hand() {
        for (Frame frame; (frame = next()) != null; ) {
            try {
                if (session instanceof UndertowSession undertow) WebSockets.sendText(frame.bytes(), undertow.getWebSocketChannel(), onceSent);
                else session.getAsyncRemote().sendText(frame.text, result -> {
                    if (result.isOK()) sent();
                    else lost();
                });
            } catch (RuntimeException e) {
                lost(); // closed under our hands: the socket's own close event does the rest
            }
        }
    }

    /** The next frame to hand over; null, and the hand is free, when that is all for now. */
    private Frame next() {
        CloseReason end = null;
        synchronized (this) {
            var frame = closed || underWay >= MOST_UNDER_WAY ? null : waiting.poll();
            if (frame != null) {
                underWay++;
                return frame;
            }
            handing = false;
            if (last != null && !closed && underWay == 0 && waiting.isEmpty()) {
                closed = true;
                end = last;
            }
        }
        if (end != null) close(end);
        return null;
    }

    private void sent() {
        synchronized (this) {
            underWay--;
            if (waiting.isEmpty() && last == null || !mayHand()) return;
        }
        hand();
    }

    private synchronized void lost() {
        closed = true;
        waiting.clear();
    }

    private void close(CloseReason reason) {
        // a close frame may wait for a peer that does not read
        Thread.startVirtualThread(() -> {
            try {
                session.close(reason);
            } catch (IOException | RuntimeException e) {
                LOG.debug("A socket was gone before it was closed", e);
            }
        });
    }
}
