package org.parley.media.engine;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.parley.media.engine.dtls.SrtpKeys;
import org.parley.media.engine.rtp.HeaderExtensions;
import org.parley.media.engine.rtp.RtcpWriter;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.rtp.TransportFeedback;
import org.parley.media.engine.sdp.Answer;
import org.parley.media.engine.sdp.Extension;
import org.parley.media.engine.sdp.LocalDescription;
import org.parley.media.engine.srtp.SrtpReceiver;
import org.parley.media.engine.srtp.SrtpSender;
import org.parley.media.engine.stun.StunRequest;
import org.parley.media.engine.stun.StunResponse;

/**
 * One connection of a browser. It has no home until its first valid connectivity check; tasks posted before that wait.
 * Everything but posting happens on its home's loop.
 */
public final class Peer {
    private static final long CONSENT = 20_000_000_000L;
    private static final long TO_CONNECT = 30_000_000_000L;
    private static final long REPORT = 1_000_000_000L;
    private static final long FEEDBACK = 50_000_000L;
    private static final long TAKEN = 6_000_000_000L;
    private static final int ADDRESSES = 8;

    private final Sfu sfu;
    private final LocalDescription local;
    private final Answer answer;
    private final PeerListener listener;
    private final long openedAt;
    private final List<IncomingTrack> incoming = new ArrayList<>();
    private final List<OutgoingTrack> outgoing = new ArrayList<>();
    private final IncomingStreams streams;
    private final PeerHandshake handshake;
    private final RtcpFromPeer rtcp;
    private final int ssrc;
    private final int feedbackId;
    private final TransportFeedback feedback;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private volatile SfuCore home;

    private final List<Destination> addresses = new ArrayList<>();
    private Destination destination;
    private SrtpReceiver receiver;
    private SrtpSender sender;
    private boolean everSecured, closed;
    private volatile long lastCheck;
    private long nextReport, nextFeedback;

    Peer(Sfu sfu, LocalDescription local, Answer answer, PeerListener listener, long now) {
        this.sfu = sfu;
        this.local = local;
        this.answer = answer;
        this.listener = listener;
        openedAt = now;
        ssrc = sfu.random().nextInt() | 1;
        for (var track : answer.receiving()) incoming.add(new IncomingTrack(this, track, sfu.coreCount()));
        for (var track : answer.sending()) outgoing.add(new OutgoingTrack(this, track, answer.cname(), sfu.random()));
        streams = new IncomingStreams(incoming);
        handshake = new PeerHandshake(this, sfu);
        rtcp = new RtcpFromPeer(incoming, outgoing);
        feedbackId = answer.receiving().stream().map(t -> t.section().extensions().getOrDefault(Extension.TRANSPORT_WIDE, 0)).filter(id -> id > 0).findFirst().orElse(0);
        feedback = feedbackId > 0 ? new TransportFeedback() : null;
    }

    /** The answer to the offer. */
    public String answer() {
        return answer.text();
    }

    String ufrag() {
        return local.ufrag();
    }

    String password() {
        return local.password();
    }

    String fingerprint() {
        return answer.fingerprint();
    }

    int ssrc() {
        return ssrc;
    }

    SfuCore home() {
        return home;
    }

    /** From any thread. */
    void post(Task task) {
        synchronized (waiting) {
            if (home == null) {
                waiting.add(task);
                return;
            }
        }
        home.mailbox().post(task);
    }

    /** Makes the core the home of a peer that has none; whether it is its home. Called on the core's loop. */
    boolean adopt(SfuCore core, long now) {
        if (home != null) return home == core;
        List<Task> tasks;
        synchronized (waiting) {
            if (home != null) return home == core;
            home = core;
            tasks = List.copyOf(waiting);
            waiting.clear();
        }
        lastCheck = now;
        core.add(this);
        tasks.forEach(task -> task.run(now));
        return true;
    }

    boolean overdue(long now) {
        return home == null && now - openedAt > TO_CONNECT;
    }

    void check(StunRequest request, InetSocketAddress from, long now) {
        if (closed || !mayTake(from, now)) return;
        lastCheck = now;
        var known = addresses.stream().filter(d -> d.address().equals(from)).findFirst().orElse(null);
        if (known == null) {
            known = new Destination(from);
            if (addresses.size() == ADDRESSES) forget(addresses.getFirst() == destination ? addresses.get(1) : addresses.getFirst());
            addresses.add(known);
            sfu.place(from, this);
        }
        if (destination == null || request.useCandidate()) destination = known;
        var response = StunResponse.success(request, from, local.password());
        home.send(response, response.length, known);
    }

    /** An address another peer checked from lately is that peer's: who knows a password may still forge an address. */
    private boolean mayTake(InetSocketAddress from, long now) {
        var other = sfu.at(from);
        if (other == null || other == this || now - other.lastCheck > TAKEN) return true;
        home.tally().refused++;
        return false;
    }

    private void forget(Destination address) {
        addresses.remove(address);
        sfu.leave(address.address(), this);
    }

    void receive(byte[] b, int length, long now) {
        if (closed) return;
        if (b[0] >= 0) handshake.receive(b, length, now);
        else if (receiver == null) home.tally().refused++;
        else if (RtpHeader.isRtcp(b, length)) receiveRtcp(b, length, now);
        else receiveRtp(b, length, now);
    }

    private void receiveRtp(byte[] b, int length, long now) {
        int open = receiver.open(b, length);
        if (open < 0) {
            home.tally().notAuthentic++;
            return;
        }
        int header = RtpHeader.length(b, open);
        int padding = RtpHeader.padding(b, header, open);
        if (feedback != null) {
            int number = HeaderExtensions.int16(b, header, feedbackId);
            if (number >= 0) feedback.packet(number, RtpHeader.ssrc(b), now);
        }
        if (padding < 0) home.tally().malformed++;
        else if (open - padding > header && !streams.receive(b, header, open - padding, now)) home.tally().refused++;
    }

    private void receiveRtcp(byte[] b, int length, long now) {
        int open = receiver.openRtcp(b, length);
        if (open < 0) home.tally().notAuthentic++;
        else rtcp.read(b, open, now);
    }

    void secured(SrtpKeys keys, long now) {
        if (closed) return;
        everSecured = true;
        receiver = new SrtpReceiver(keys.receiving());
        sender = new SrtpSender(keys.sending());
        home.tally().handshakes++;
        for (var track : outgoing) track.rekey(now);
        listener.connected();
    }

    boolean sending() {
        return sender != null && destination != null;
    }

    void sendPlain(byte[] datagram) {
        if (destination != null) home.send(datagram, datagram.length, destination);
    }

    void sendMedia(byte[] b, int header, int length, int of, long index) {
        home.send(b, sender.seal(b, header, length, of, index), destination);
    }

    void sendRtcp(RtcpWriter out) {
        home.send(out.bytes(), sender.sealRtcp(out.bytes(), out.length()), destination);
    }

    void receiveFrom(Peer from, long now) {
        if (closed) return;
        for (var track : outgoing)
            from.incoming.stream().filter(source -> source.video() == track.video()).findFirst().ifPresent(source -> track.attach(source, now));
    }

    void receiveNoMoreFrom(Peer from) {
        for (var track : outgoing) if (track.receives(from)) track.detach();
    }

    boolean sends(IncomingTrack track) {
        return incoming.contains(track);
    }

    void tick(long now) {
        if (now - lastCheck > CONSENT) {
            home.tally().consentExpired++;
            lose(PeerListener.Loss.CONSENT_EXPIRED);
            return;
        }
        if (!everSecured && now - openedAt > TO_CONNECT) {
            lose(PeerListener.Loss.NEVER_CONNECTED);
            return;
        }
        if (!sending() || incoming.isEmpty()) return;
        for (int i = 0; i < incoming.size(); i++) incoming.get(i).tick(now);
        if (feedback != null && feedback.pending() && now - nextFeedback >= 0) sendFeedback(now);
        if (now - nextReport >= 0) report(now);
    }

    private void sendFeedback(long now) {
        nextFeedback = now + FEEDBACK;
        for (int i = 0; i < 4 && feedback.pending(); i++) {
            var out = home.rtcp().emptyReceiverReport(ssrc);
            feedback.write(out, ssrc);
            sendRtcp(out);
        }
    }

    private void report(long now) {
        nextReport = now + REPORT;
        var statistics = incoming.stream().map(IncomingTrack::statistics).filter(Objects::nonNull).toList();
        if (!statistics.isEmpty()) sendRtcp(home.rtcp().receiverReport(ssrc, statistics, now));
    }

    void lose(PeerListener.Loss loss) {
        if (closed) return;
        sfu.forget(this);
        handshake.abandon();   // without a word: there is no consent to send (RFC 7675, 5.1), or the peer said the last
        shutDown();
        listener.lost(loss);
    }

    void shutDown() {
        if (closed) return;
        closed = true;
        handshake.close();
        sender = null;
        for (var track : outgoing) track.detach();
        for (var track : incoming) track.close();
        for (var address : addresses) sfu.leave(address.address(), this);
        if (home != null) home.remove(this);
    }
}
