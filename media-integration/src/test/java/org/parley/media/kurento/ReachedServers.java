package org.parley.media.kurento;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for servers to be reached and to be lost. */
public final class ReachedServers implements MediaServerListener {
    private final Set<MediaServer> reached = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();

    @Override public void lost(MediaServer server) {
        reached.remove(server);
        changes.add(false);
    }

    @Override public void reached(MediaServer server) {
        reached.add(server);
        changes.add(true);
    }

    public void await(MediaServer server) throws InterruptedException {
        while (!reached.contains(server)) if (changes.poll(10, TimeUnit.SECONDS) == null) throw new AssertionError("the server was not reached");
    }

    public void awaitLoss(MediaServer server) throws InterruptedException {
        while (reached.contains(server)) if (changes.poll(30, TimeUnit.SECONDS) == null) throw new AssertionError("the loss was not noticed");
    }
}
