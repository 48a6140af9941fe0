package org.parley.media.engine;

import java.util.random.RandomGenerator;
import org.parley.media.engine.rtp.HeaderExtensions;
import org.parley.media.engine.rtp.MediaPacket;
import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.sdp.Extension;
import org.parley.media.engine.sdp.Track;

/** A track a subscriber receives. Starts with a key frame, rewrites each packet for this connection, answers NACKs. */
final class OutgoingTrack {
    private final Peer peer;
    private final Track track;
    private final int extensionId;
    private final Timeline timeline;
    private final PictureNumbers pictures = new PictureNumbers();
    private final ResendBudget budget = new ResendBudget();
    private final byte[] cname;
    private Receivers source;
    private boolean awaitsKeyFrame;
    private long keyEpoch;
    private long repairSequence;
    private long packets, octets;

    OutgoingTrack(Peer peer, Track track, String cname, RandomGenerator random) {
        this.peer = peer;
        this.track = track;
        this.cname = cname.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        extensionId = track.extension(track.video() ? Extension.ORIENTATION : Extension.AUDIO_LEVEL);
        timeline = new Timeline(track.codec().clock(), random.nextInt(1, 0x7000), random.nextInt());
        repairSequence = random.nextInt(1, 0x7000);
    }

    void attach(IncomingTrack to, long now) {
        if (source != null && source.track() == to) return;
        detach();
        source = peer.home().receiversOf(to);
        source.add(this);
        begin(now);
    }

    void detach() {
        if (source == null) return;
        source.remove(this);
        source = null;
    }

    /** New keys, or a new source: nothing leaves before a key frame. */
    private void begin(long now) {
        timeline.cut();
        awaitsKeyFrame = track.video();
        if (source == null || !awaitsKeyFrame || !peer.sending()) return;
        if (!source.track().repeatKeyFrame(this, now)) source.track().wantKeyFrame();
    }

    /** New keys begin with a roll-over count of 0 (RFC 3711, 3.3.1). */
    void rekey(long now) {
        keyEpoch = timeline.lastSequence() + 1 & ~0xffffL;
        repairSequence = (repairSequence + 1 & 0xffff) - 1;
        begin(now);
    }

    void forward(MediaPacket packet, long now) {
        if (!peer.sending() || !admits(packet, now)) return;
        timeline.sent(packet, now);
        pictures.sent(packet);
        packets++;
        octets += packet.length;
        peer.home().tally().forwarded++;
        send(packet);
    }

    private boolean admits(MediaPacket packet, long now) {
        if (timeline.follows(packet)) return true;
        if (timeline.brokenBy(packet)) {
            timeline.cut();
            awaitsKeyFrame = track.video();
        }
        if (timeline.joined()) return false;
        if (awaitsKeyFrame && !packet.keyFrameStart) {
            if (packet.marker) wantKeyFrame();
            return false;
        }
        awaitsKeyFrame = false;
        timeline.join(packet, now);
        pictures.join(packet);
        var report = source.track().report();
        if (report != null) senderReport(report);
        return true;
    }

    private void send(MediaPacket packet) {
        long sequence = timeline.sequence(packet);
        if (sequence < keyEpoch) return;
        byte[] b = peer.home().packet();
        int header = header(b, packet, track.codec().payloadType(), (int) sequence, track.ssrc());
        payload(b, header, packet);
        peer.sendMedia(b, header, header + packet.length, track.ssrc(), sequence - keyEpoch);
    }

    private void payload(byte[] b, int at, MediaPacket packet) {
        System.arraycopy(packet.payload, 0, b, at, packet.length);
        pictures.rewrite(packet, b, at);
    }

    private int header(byte[] b, MediaPacket packet, int payloadType, int sequence, int ssrc) {
        b[0] = (byte) 0x80;
        b[1] = (byte) (packet.marker ? 0x80 | payloadType : payloadType);
        Octets.put16(b, 2, sequence);
        Octets.put32(b, 4, timeline.timestamp(packet.timestamp));
        Octets.put32(b, 8, ssrc);
        int value = track.video() ? packet.orientation : packet.audioLevel;
        return extensionId > 0 && value >= 0 ? HeaderExtensions.writeOctet(b, extensionId, value) : RtpHeader.FIXED;
    }

    /** Answers a NACK for one packet, by RTX if that was agreed on. What was not repaired upstream yet will come by itself. */
    void resend(int number, long now) {
        long wanted = timeline.source(number);
        var packet = source == null || wanted < 0 ? null : source.find(timeline.run(), wanted);
        if (packet == null || !peer.sending()) return;
        if (!budget.take(now)) {
            peer.home().tally().refused++;
            return;
        }
        peer.home().tally().repaired++;
        if (track.repairPayloadType() < 0) send(packet);
        else sendRepair(packet);
    }

    private void sendRepair(MediaPacket packet) {
        byte[] b = peer.home().packet();
        long sequence = ++repairSequence;
        int header = header(b, packet, track.repairPayloadType(), (int) sequence, track.repairSsrc());
        Octets.put16(b, header, (int) timeline.sequence(packet));
        payload(b, header + 2, packet);
        peer.sendMedia(b, header, header + 2 + packet.length, track.repairSsrc(), sequence);
    }

    void wantKeyFrame() {
        if (source != null) source.track().wantKeyFrame();
    }

    void senderReport(SenderReport report) {
        if (!peer.sending() || !timeline.joined() || report.run() != timeline.run()) return;
        peer.sendRtcp(peer.home().rtcp()
            .senderReport(track.ssrc(), report.ntp(), timeline.timestamp(report.timestamp()), packets, octets).cname(track.ssrc(), cname));
    }

    boolean receives(Peer from) {
        return source != null && from.sends(source.track());
    }

    SfuCore home() {
        return peer.home();
    }

    boolean video() {
        return track.video();
    }

    int ssrc() {
        return track.ssrc();
    }
}
