package org.parley.media.engine;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.sdp.Answer;
import org.parley.media.engine.sdp.BadOffer;
import org.parley.media.engine.sdp.LocalDescription;
import org.parley.media.engine.sdp.Offer;

/** All cores of one engine and what they share: who may connect, and which core a known address belongs to. Thread-safe. */
public final class Sfu {
    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final SfuSettings settings;
    private final DtlsIdentity identity;
    private final Executor handshakes;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Peer> byUfrag = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Peer> byAddress = new ConcurrentHashMap<>();
    private final List<SfuCore> cores = new ArrayList<>();

    /** @param handshakes threads for handshakes, bounded in number and queue */
    public Sfu(SfuSettings settings, DtlsIdentity identity, Executor handshakes) {
        this.settings = settings;
        this.identity = identity;
        this.handshakes = handshakes;
    }

    /** Only before traffic starts. */
    public SfuCore addCore(Outbox out, Mailbox mailbox) {
        var core = new SfuCore(cores.size(), this, out, mailbox);
        cores.add(core);
        return core;
    }

    /**
     * Accepts an offer.
     *
     * @param maxKbps the most video the offerer shall send, kbit/s, 0 for no bound
     * @throws BadOffer if the offer cannot be answered
     * @throws TooManyPeers if the bound is reached
     */
    public Peer open(String offer, int maxKbps, PeerListener listener, long now) {
        if (byUfrag.size() >= settings.maxPeers()) throw new TooManyPeers(settings.maxPeers());
        var local = new LocalDescription(token(8), token(24), identity.fingerprint(), token(16), settings.address(), settings.port(), maxKbps);
        var answer = Answer.to(Offer.parse(offer), local, random);
        var peer = new Peer(this, local, answer, listener, now);
        byUfrag.put(local.ufrag(), peer);
        return peer;
    }

    /** Lets {@code to} receive the tracks of {@code from}, instead of what it received before. */
    public void connect(Peer from, Peer to) {
        to.post(now -> to.receiveFrom(from, now));
    }

    /** Ends what {@link #connect} began, unless {@code to} is connected to another by now. */
    public void disconnect(Peer from, Peer to) {
        to.post(now -> to.receiveNoMoreFrom(from));
    }

    /** Releases a peer, which is told by close_notify. */
    public void close(Peer peer) {
        forget(peer);
        var core = peer.home() == null ? cores.getFirst() : peer.home();
        core.mailbox().post(now -> {
            if (peer.adopt(core, now)) peer.shutDown();
            else peer.post(later -> peer.shutDown());
        });
    }

    public int peers() {
        return byUfrag.size();
    }

    /** Read without stopping the loops: the figures of one core are of one moment, at most a tick old. */
    public EngineCounters counters() {
        return cores.stream().map(SfuCore::counters).reduce(EngineCounters.NONE, EngineCounters::plus);
    }

    void forget(Peer peer) {
        byUfrag.remove(peer.ufrag(), peer);
    }

    Peer named(String ufrag) {
        return byUfrag.get(ufrag);
    }

    Peer at(InetSocketAddress address) {
        return byAddress.get(address);
    }

    void place(InetSocketAddress address, Peer peer) {
        byAddress.put(address, peer);
    }

    void leave(InetSocketAddress address, Peer peer) {
        byAddress.remove(address, peer);
    }

    /** Releases offers nobody followed up. */
    void expireUnadopted(SfuCore core, long now) {
        for (var peer : byUfrag.values())
            if (peer.overdue(now) && peer.adopt(core, now)) peer.lose(PeerListener.Loss.NEVER_CONNECTED);
    }

    int coreCount() {
        return cores.size();
    }

    SfuCore core(int index) {
        return cores.get(index);
    }

    DtlsIdentity identity() {
        return identity;
    }

    Executor handshakes() {
        return handshakes;
    }

    SecureRandom random() {
        return random;
    }

    private String token(int length) {
        var token = new StringBuilder(length);
        for (int i = 0; i < length; i++) token.append(TOKEN.charAt(random.nextInt(TOKEN.length())));
        return token.toString();
    }
}
