package org.parley.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that turns one core: tasks, datagrams, forwarding, timers. The only place that reads the clock. */
final class SfuLoop implements Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(SfuLoop.class);
    private static final int LARGEST = 2048;
    private static final int MEDIA_WAITING = 4096;
    private static final int PAUSES = 3;
    private static final long PAUSE = 50_000L;

    private final DatagramChannel channel;
    private final Selector selector;
    private final LoopOutbox out;
    private final SfuCore core;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger mediaWaiting = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private final byte[] datagram = new byte[LARGEST];
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean stopped;

    /** @param out sends through the channel */
    SfuLoop(Sfu sfu, DatagramChannel channel, LoopOutbox out) throws IOException {
        this.channel = channel;
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        this.out = out;
        core = sfu.addCore(out, this);
        thread = Thread.ofPlatform().name("media-loop-" + core.index()).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override public void post(Task task) {
        tasks.add(task);
        if (asleep && Thread.currentThread() != thread) {
            asleep = false;
            selector.wakeup();
        }
    }

    @Override public boolean postMedia(Task task) {
        if (mediaWaiting.get() > MEDIA_WAITING) return false;
        mediaWaiting.incrementAndGet();
        post(now -> {
            mediaWaiting.decrementAndGet();
            task.run(now);
        });
        return true;
    }

    private void run() {
        long nextTick = System.nanoTime();
        while (!stopped) {
            try {
                await(nextTick);
                nextTick = turn(nextTick);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("A turn of the media loop failed; it goes on", e);
            }
        }
        close();
    }

    private void await(long nextTick) throws IOException {
        long millis = (nextTick - System.nanoTime() + 999_999) / 1_000_000;   // rounded up, else the last millisecond is spun away
        asleep = true;
        if (millis > 0 && tasks.isEmpty()) selector.select(key -> {}, millis);
        else selector.selectNow(key -> {});
        asleep = false;
    }

    private long turn(long nextTick) throws IOException {
        long now = System.nanoTime();
        for (Task task; (task = tasks.poll()) != null; ) task.run(now);
        int taken = drain(now, 0);
        for (int i = 0; i < PAUSES && taken < SfuCore.TURN && core.awaitsRest(); i++) {
            LockSupport.parkNanos(PAUSE);
            taken = drain(now, taken);
        }
        core.flush(now);
        long next = nextTick;
        if (now - nextTick >= 0) {
            core.tick(now);
            next = now + SfuCore.TICK;
        }
        out.flush();
        core.overflowed(out.lost());
        return next;
    }

    private int drain(long now, int before) throws IOException {
        int taken = before;
        while (taken < SfuCore.TURN && receive(now)) taken++;
        return taken;
    }

    private boolean receive(long now) throws IOException {
        buffer.clear();
        var from = channel.receive(buffer);
        if (from == null) return false;
        int length = buffer.flip().remaining();
        buffer.get(datagram, 0, length);
        core.receive(datagram, length, (InetSocketAddress) from, now);
        return true;
    }

    private void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            LOG.warn("The media port could not be closed", e);
        }
    }
}
