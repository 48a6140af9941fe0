package org.parley.media.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One thread that reads for many clients and renews their consent every 4 s. */
public final class ClientLoop implements AutoCloseable {
    private static final long CHECK = 4_000_000_000L;

    private final List<MediaClient> clients = new CopyOnWriteArrayList<>();
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private final byte[] datagram = new byte[2048];
    private final Thread thread = Thread.ofPlatform().name("media-clients").daemon().unstarted(this::run);
    private volatile boolean stopped;

    public ClientLoop() throws IOException {
        selector = Selector.open();
        thread.start();
    }

    public Thread thread() {
        return thread;
    }

    public MediaClient add(MediaClient client) throws IOException {
        clients.add(client);
        client.channel().register(selector, SelectionKey.OP_READ, client);
        selector.wakeup();
        return client;
    }

    private void run() {
        long nextCheck = System.nanoTime() + CHECK;
        try {
            while (!stopped) {
                selector.select(key -> read((MediaClient) key.attachment()), 20);
                if (System.nanoTime() - nextCheck < 0) continue;
                nextCheck += CHECK;
                for (var client : clients) if (client.channel().isOpen()) client.check();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void read(MediaClient client) {
        try {
            for (int i = 0; i < 64; i++) {
                buffer.clear();
                if (client.channel().receive(buffer) == null) return;
                int length = buffer.flip().remaining();
                buffer.get(datagram, 0, length);
                client.receive(datagram, length);
            }
        } catch (ClosedChannelException e) {
            clients.remove(client);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override public void close() throws IOException {
        stopped = true;
        selector.wakeup();
        for (var client : clients) client.close();
    }
}
