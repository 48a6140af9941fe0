package org.parley.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.parley.Browser;

/** The way of one person's media to the portal, as narrow as they have it; a router with a short queue that drops what does not fit. */
final class WeakNetwork implements AutoCloseable {
    private static final int QUEUE = 20, PACKET = 2048;

    private final DatagramSocket outside = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final SocketAddress portal;
    private final int portalPort;
    private final Map<SocketAddress, Flow> flows = new ConcurrentHashMap<>();
    private volatile double bytesPerNano = Double.POSITIVE_INFINITY;
    private long free;

    WeakNetwork(int portalPort) throws IOException {
        this.portalPort = portalPort;
        portal = new InetSocketAddress(InetAddress.getLoopbackAddress(), portalPort);
        Thread.ofVirtual().start(() -> receive(outside, packet -> flows.computeIfAbsent(packet.getSocketAddress(), Flow::new).up(packet)));
    }

    /** This person's browser takes the way through here. */
    void under(Browser.Window window) {
        window.context().addInitScript("""
            const bent = words => words.replace(/\\d+\\.\\d+\\.\\d+\\.\\d+ %1$d\\b/g, '127.0.0.1 %2$d');
            const { setRemoteDescription, addIceCandidate } = RTCPeerConnection.prototype;
            RTCPeerConnection.prototype.setRemoteDescription = function (given) { return setRemoteDescription.call(this, { type: given.type, sdp: bent(given.sdp) }); };
            RTCPeerConnection.prototype.addIceCandidate = function (given) { return addIceCandidate.call(this, given?.candidate ? { candidate: bent(given.candidate), sdpMid: given.sdpMid, sdpMLineIndex: given.sdpMLineIndex } : given); };
            """.formatted(portalPort, outside.getLocalPort()));
    }

    void uplink(int bitsPerSecond) {
        bytesPerNano = bitsPerSecond / 8e9;
    }

    /** What goes over this way now goes nowhere, as when a phone leaves its wireless; what begins after it passes. */
    void cut() {
        flows.values().forEach(flow -> flow.dead = true);
    }

    private interface Taker {
        void take(DatagramPacket packet) throws IOException;
    }

    private static void receive(DatagramSocket from, Taker taker) {
        while (!from.isClosed()) {
            var packet = new DatagramPacket(new byte[PACKET], PACKET);
            try {
                from.receive(packet);
                taker.take(packet);
            } catch (IOException e) {
                if (!from.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized long departure(int bytes) {
        free = Math.max(System.nanoTime(), free) + (long) (bytes / bytesPerNano);
        return free;
    }

    private final class Flow {
        private final SocketAddress person;
        private final DatagramSocket inside;
        private final ArrayBlockingQueue<DatagramPacket> waiting = new ArrayBlockingQueue<>(QUEUE);
        private volatile boolean dead;

        Flow(SocketAddress person) {
            this.person = person;
            try {
                inside = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(this::send);
            Thread.ofVirtual().start(() -> receive(inside, packet -> {
                packet.setSocketAddress(person);
                if (!dead) outside.send(packet);
            }));
        }

        void up(DatagramPacket packet) {
            if (!dead) waiting.offer(packet);
        }

        private void send() {
            try {
                while (!inside.isClosed()) {
                    var packet = waiting.take();
                    for (var then = departure(packet.getLength()); System.nanoTime() < then;) LockSupport.parkNanos(then - System.nanoTime());
                    packet.setSocketAddress(portal);
                    inside.send(packet);
                }
            } catch (IOException e) {
                if (!inside.isClosed()) throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override public void close() {
        outside.close();
        flows.values().forEach(flow -> flow.inside.close());
    }
}
