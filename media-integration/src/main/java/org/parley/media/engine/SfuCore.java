package org.parley.media.engine;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.media.engine.rtp.RtcpWriter;
import org.parley.media.engine.stun.StunRequest;
import org.parley.media.engine.stun.StunResponse;

/**
 * One loop's share of the engine, without sockets, threads and clocks. A turn is: {@link #receive} for each datagram there is,
 * {@link #flush} to forward what they brought, and {@link #tick} when it is time. All from one thread.
 */
public final class SfuCore {
    /** How often {@link #tick} wants to be called. */
    public static final long TICK = 10_000_000L;
    /** Datagrams to take in one turn at most, so that slots of the packet history stay valid until {@link #flush}. */
    public static final int TURN = 64;
    private static final long SWEEP = 1_000_000_000L;

    private final int index;
    private final Sfu sfu;
    private final Outbox out;
    private final Mailbox mailbox;
    private final List<Peer> peers = new ArrayList<>();
    private final Map<IncomingTrack, Receivers> receivers = new HashMap<>();
    private final List<IncomingTrack> fresh = new ArrayList<>();
    private final Tally tally = new Tally();
    private final byte[] packet = new byte[2048];
    private final RtcpWriter rtcp = new RtcpWriter();
    private long nextSweep;
    private volatile EngineCounters counters = EngineCounters.NONE;

    SfuCore(int index, Sfu sfu, Outbox out, Mailbox mailbox) {
        this.index = index;
        this.sfu = sfu;
        this.out = out;
        this.mailbox = mailbox;
    }

    /** Takes one datagram (RFC 7983, 7). The array may be changed and is free for reuse on return. */
    public void receive(byte[] b, int length, InetSocketAddress from, long now) {
        tally.received++;
        if (length < 2) {
            tally.malformed++;
            return;
        }
        int first = b[0] & 0xff;
        if (first < 4) stun(b, length, from, now);
        else if (first >= 20 && first < 64 || first >= 128 && first < 192) fromPeer(b, length, from, now);
        else tally.malformed++;
    }

    private void stun(byte[] b, int length, InetSocketAddress from, long now) {
        var request = StunRequest.parse(b, length);
        if (request == null) {
            tally.malformed++;
            return;
        }
        var peer = sfu.named(request.receiver());
        if (peer == null) tally.unknown++;
        else if (!request.authentic(peer.password())) tally.notAuthentic++;
        else if (request.asksTooMuch()) refuse(request, peer, from);
        else if (peer.adopt(this, now)) peer.check(request, from, now);
        else peer.post(later -> peer.check(request, from, later));
    }

    /** Changes nothing else: such a request proves no consent. */
    private void refuse(StunRequest request, Peer peer, InetSocketAddress from) {
        tally.refused++;
        var response = StunResponse.unknownAttributes(request, peer.password());
        send(response, response.length, new Destination(from));
    }

    private void fromPeer(byte[] b, int length, InetSocketAddress from, long now) {
        var peer = sfu.at(from);
        if (peer == null) {
            tally.unknown++;
        } else if (peer.home() == this) {
            peer.receive(b, length, now);
        } else {
            var copy = new byte[2048];   // the flow moved to another socket: rare
            System.arraycopy(b, 0, copy, 0, length);
            if (!peer.home().mailbox.postMedia(later -> peer.receive(copy, length, later))) tally.overflow++;
        }
    }

    /** Forwards what came in since the last time. */
    public void flush(long now) {
        for (int i = 0; i < fresh.size(); i++) fresh.get(i).flush(now);
        fresh.clear();
    }

    /** Whether a few more microseconds before {@link #flush} are likely to bring the rest of a picture for many receivers. */
    public boolean awaitsRest() {
        for (int i = 0; i < fresh.size(); i++) if (fresh.get(i).awaitsRest()) return true;
        return false;
    }

    public void tick(long now) {
        for (int i = peers.size() - 1; i >= 0; i--) peers.get(i).tick(now);
        if (index == 0 && now - nextSweep >= 0) {
            nextSweep = now + SWEEP;
            sfu.expireUnadopted(this, now);
        }
        counters = tally.snapshot();
    }

    /** Tells how many datagrams the socket did not take since the start. */
    public void overflowed(long lost) {
        tally.lostBySocket = lost;
    }

    EngineCounters counters() {
        return counters;
    }

    int index() {
        return index;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Tally tally() {
        return tally;
    }

    /** Room to build one packet in. */
    byte[] packet() {
        return packet;
    }

    RtcpWriter rtcp() {
        return rtcp.clear();
    }

    void send(byte[] datagram, int length, Destination to) {
        tally.sent++;
        out.send(datagram, length, to);
    }

    void add(Peer peer) {
        peers.add(peer);
        tally.peers = peers.size();
    }

    void remove(Peer peer) {
        peers.remove(peer);
        tally.peers = peers.size();
    }

    void hasFresh(IncomingTrack track) {
        fresh.add(track);
    }

    Receivers receiversOf(IncomingTrack track) {
        return receivers.computeIfAbsent(track, t -> new Receivers(this, t));
    }

    void forget(Receivers gone) {
        receivers.remove(gone.track(), gone);
    }
}
