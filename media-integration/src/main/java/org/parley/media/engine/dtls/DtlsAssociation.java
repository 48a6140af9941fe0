package org.parley.media.engine.dtls;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * One DTLS connection of a peer. The loop hands datagrams in and never waits; the blocking state machine runs on the
 * handshake threads, one at a time per association. At most 32 datagrams wait, more are dropped: DTLS sends again.
 */
public final class DtlsAssociation {
    /** What came of it; called on a handshake thread. */
    public sealed interface Outcome {
        record Secured(SrtpKeys keys) implements Outcome {}
        record Failed(String why) implements Outcome {}
        record Closed() implements Outcome {}
    }

    private static final int WAITING = 32;
    private static final int LARGEST = 1500;

    private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean draining = new AtomicBoolean();
    private final SrtpServer server;
    private final Executor threads;
    private final Consumer<byte[]> send;
    private final Consumer<Outcome> outcome;
    private volatile DTLSTransport established;
    private volatile boolean abandoned, goodbye;

    /**
     * @param fingerprint SHA-256 the peer's certificate must have
     * @param threads bounded; if it refuses, the association fails and the peer's next ClientHello tries again
     * @param send takes datagrams for the peer, called on a handshake thread
     */
    public DtlsAssociation(DtlsIdentity identity, String fingerprint, Executor threads, Consumer<byte[]> send, Consumer<Outcome> outcome) {
        this.server = new SrtpServer(identity, fingerprint);
        this.threads = threads;
        this.send = send;
        this.outcome = outcome;
    }

    /** @return false if no thread could be had */
    public boolean start() {
        try {
            threads.execute(this::handshake);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    public void receive(byte[] datagram) {
        if (goodbye) return;
        incoming.offer(datagram);
        if (established != null) drainLater();
    }

    /** Tells the peer by close_notify (RFC 5246, 7.2.1) that this is the end. A handshake that still runs is abandoned. */
    public void close() {
        goodbye = true;
        incoming.clear();
        incoming.offer(new byte[0]);
        if (established != null) drainLater();
    }

    /** Ends the handshake, if it still runs, without a word to the peer. */
    public void abandon() {
        abandoned = true;
        incoming.clear();
        incoming.offer(new byte[0]);
    }

    private void handshake() {
        try {
            established = new DTLSServerProtocol().accept(server, new Datagrams());
            if (!goodbye) outcome.accept(new Outcome.Secured(server.keys()));
            if (!incoming.isEmpty()) drainLater();
        } catch (IOException | RuntimeException e) {   // Bouncy Castle throws unchecked exceptions on some malformed input
            if (!abandoned && !goodbye) outcome.accept(new Outcome.Failed(e.getMessage()));
        }
    }

    private void drainLater() {
        if (abandoned || !draining.compareAndSet(false, true)) return;
        try {
            threads.execute(this::drain);
        } catch (RejectedExecutionException e) {
            draining.set(false);
        }
    }

    /** After the handshake only repeated flights and alerts come. */
    private void drain() {
        try {
            var discarded = new byte[LARGEST];
            while (!incoming.isEmpty() && !abandoned && !goodbye) established.receive(discarded, 0, discarded.length, 1);
            if (goodbye) sayGoodbye();
        } catch (IOException | RuntimeException e) {
            abandoned = true;
            outcome.accept(new Outcome.Closed());
            return;
        } finally {
            draining.set(false);
        }
        if (!abandoned && server.closed()) {
            abandoned = true;
            outcome.accept(new Outcome.Closed());
        }
        if (!incoming.isEmpty()) drainLater();   // what came between the last look and the flag
    }

    private boolean over() {
        return abandoned || goodbye && established == null;
    }

    private void sayGoodbye() throws IOException {
        if (!abandoned) established.close();
        abandoned = true;
    }

    private final class Datagrams implements DatagramTransport {
        @Override public int getReceiveLimit() {
            return LARGEST;
        }

        @Override public int getSendLimit() {
            return 1200;
        }

        @Override public int receive(byte[] b, int offset, int length, int waitMillis) throws IOException {
            if (over()) throw new TlsFatalAlert(AlertDescription.user_canceled);
            try {
                var datagram = incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (over()) throw new TlsFatalAlert(AlertDescription.user_canceled);
                if (datagram == null) return -1;
                int size = Math.min(length, datagram.length);
                System.arraycopy(datagram, 0, b, offset, size);
                return size;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override public void send(byte[] b, int offset, int length) {
            if (!over()) send.accept(Arrays.copyOfRange(b, offset, offset + length));
        }

        @Override public void close() {}
    }
}
