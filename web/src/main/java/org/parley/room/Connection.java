package org.parley.room;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room socket's way out: a bounded queue with one send under way. Who does not read is dropped when the queue is full;
 * nobody else waits for it. Any thread may offer.
 */
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Session session;
    private final int bound;
    private final Runnable dropped;
    private final ArrayDeque<String> waiting = new ArrayDeque<>();
    private boolean sending, closed;
    private CloseReason last;

    /** @param dropped told when the peer does not read and is given up */
    Connection(Session session, int bound, Runnable dropped) {
        this.session = session;
        this.dropped = dropped;
        this.bound = bound;
    }

    void send(String frame) {
        boolean full;
        synchronized (this) {
            if (closed || last != null) return;
            full = waiting.size() >= bound;
            if (full) {
                closed = true;
                waiting.clear();
            } else {
                waiting.add(frame);
                if (sending) return;
                sending = true;
            }
        }
        if (full) drop();
        else next();
    }

    private void drop() {
        LOG.info("A reader that does not read was dropped");
        dropped.run();
        close(new CloseReason(CloseReason.CloseCodes.TRY_AGAIN_LATER, "too slow"));
    }

    /** A peer that is there answers with a pong, which keeps the idle time-out away. */
    void ping() {
        synchronized (this) {
            if (closed || last != null || sending) return;
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
            if (sending) return;
            sending = true;
        }
        next();
    }

    private void next() {
        String frame;
        CloseReason end = null;
        synchronized (this) {
            frame = closed ? null : waiting.poll();
            if (frame == null) {
                sending = false;
                if (last != null && !closed) {
                    closed = true;
                    end = last;
                }
            }
        }
        if (end != null) close(end);
        if (frame == null) return;
        try {
            session.getAsyncRemote().sendText(frame, result -> {
                if (result.isOK()) next();
                else lost();
            });
        } catch (RuntimeException e) {
            lost(); // closed under our hands: the socket's own close event does the rest
        }
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
