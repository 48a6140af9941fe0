package org.parley.media.engine;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.dtls.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine on a UDP port: as many loops as half the processors, 1 to 4, each with a thread, a selector and a channel of its
 * own on the one port (SO_REUSEPORT: the kernel keeps a flow on one channel). Binds to the address it offers, or to all if that
 * address is not local (behind a NAT with a forwarded port).
 */
public final class SfuTransport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SfuTransport.class);
    private static final int MOST_LOOPS = 4;
    private static final int HANDSHAKES = 256;
    private static final int SOCKET_BUFFER = 4 << 20;

    private final List<SfuLoop> loops = new ArrayList<>();
    private final SfuSettings settings;
    private final Sfu sfu;

    /**
     * @param now the wall-clock time, for the certificate
     * @throws IOException if the port cannot be had
     */
    public SfuTransport(SfuSettings wanted, int loopCount, Instant now) throws IOException {
        var offered = InetAddress.getByName(wanted.address());
        var family = offered instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        var bind = NetworkInterface.getByInetAddress(offered) == null ? null : offered;
        var channels = new ArrayList<DatagramChannel>();
        var outboxes = new ArrayList<LoopOutbox>();
        try {
            int port = wanted.port();
            for (int i = 0; i < loopCount; i++) {
                var openBefore = SocketNumber.open();
                var channel = open(family, bind, port);
                channels.add(channel);
                outboxes.add(outbox(channel, openBefore, family == StandardProtocolFamily.INET6));
                port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            }
            settings = wanted.on(port);
            sfu = new Sfu(settings, new DtlsIdentity(now), new HandshakeThreads(HANDSHAKES));
            for (int i = 0; i < loopCount; i++) loops.add(new SfuLoop(sfu, channels.get(i), outboxes.get(i)));
        } catch (IOException e) {
            for (var channel : channels) channel.close();
            throw e;
        }
        loops.forEach(SfuLoop::start);
    }

    public SfuTransport(SfuSettings settings, Instant now) throws IOException {
        this(settings, Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_LOOPS), now);
    }

    private static DatagramChannel open(ProtocolFamily family, InetAddress bind, int port) throws IOException {
        var channel = DatagramChannel.open(family);
        try {
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER).setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.bind(new InetSocketAddress(bind, port));
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static LoopOutbox outbox(DatagramChannel channel, Set<String> openBefore, boolean ipv6) {
        int socket = NativeSend.available() ? SocketNumber.of(channel, openBefore) : -1;
        return socket < 0 ? new ChannelOutbox(channel) : new SegmentedOutbox(socket, ipv6);
    }

    /** A handshake with itself, so that the first peer finds everything loaded. */
    public void rehearse() {
        try {
            Rehearsal.play(sfu.identity(), sfu.handshakes());
        } catch (IOException e) {
            LOG.warn("A handshake with ourselves failed", e);
        }
    }

    /** As {@link Sfu#open}, now. */
    public Peer open(String offer, int maxKbps, PeerListener listener) {
        return sfu.open(offer, maxKbps, listener, System.nanoTime());
    }

    public Sfu sfu() {
        return sfu;
    }

    /** With the port that was bound. */
    public SfuSettings settings() {
        return settings;
    }

    /** The loops' threads, for measuring. */
    public List<Thread> threads() {
        return loops.stream().map(SfuLoop::thread).toList();
    }

    /** Whether every loop still runs. */
    public boolean alive() {
        return loops.stream().map(SfuLoop::thread).allMatch(Thread::isAlive);
    }

    @Override public void close() {
        loops.forEach(SfuLoop::stop);
    }
}
