package org.parley.media.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Virtual threads for handshakes, at most so many at a time: a handshake mostly waits for its peer, up to 15 s. Who comes when
 * all are taken is refused, and tries again with its next ClientHello.
 */
public final class HandshakeThreads implements Executor {
    private final Semaphore free;

    /** @param most at least 1 */
    public HandshakeThreads(int most) {
        free = new Semaphore(most);
    }

    @Override public void execute(Runnable task) {
        if (!free.tryAcquire()) throw new RejectedExecutionException("all handshake threads are taken");
        Thread.ofVirtual().name("media-handshake").start(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
    }
}
