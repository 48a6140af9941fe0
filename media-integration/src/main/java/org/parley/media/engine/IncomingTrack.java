package org.parley.media.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.parley.media.engine.rtp.HeaderExtensions;
import org.parley.media.engine.rtp.Losses;
import org.parley.media.engine.rtp.MediaPacket;
import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.PacketHistory;
import org.parley.media.engine.rtp.ReceptionStatistics;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.rtp.Vp8Payload;
import org.parley.media.engine.sdp.Extension;
import org.parley.media.engine.sdp.Track;

/** A track a publisher sends: unwraps its sequence, drops duplicates, asks for what is missing, and fans out. */
final class IncomingTrack {
    private static final int VIDEO_KEPT = 512, AUDIO_KEPT = 64;
    private static final int BATCH = 48;
    private static final int MANY = 20;
    private static final long REPEATED = 300_000_000L;
    /** A jump of the sequence number beyond this is a new beginning (RFC 3550, A.1: MAX_DROPOUT is of this order). */
    private static final int JUMP = 3000;

    private final Peer peer;
    private final Track track;
    private final int levelId, orientationId;
    private final PacketHistory history;
    private final AtomicReferenceArray<Receivers> receivers;
    private final Losses losses = new Losses();
    private final KeyFrameRequests keyFrames = new KeyFrameRequests();
    private final MediaPacket[] batch = new MediaPacket[BATCH];
    private int batched;
    private ReceptionStatistics statistics;
    private volatile SenderReport report;
    private int ssrc;
    private int run;
    private long highest = -1;
    private long keyFrameAt, keyFrameSequence = -1;

    IncomingTrack(Peer peer, Track track, int cores) {
        this.peer = peer;
        this.track = track;
        levelId = track.video() ? 0 : track.extension(Extension.AUDIO_LEVEL);
        orientationId = track.video() ? track.extension(Extension.ORIENTATION) : 0;
        history = new PacketHistory(track.video() ? VIDEO_KEPT : AUDIO_KEPT);
        receivers = new AtomicReferenceArray<>(cores);
    }

    /** Takes an authentic packet of the track's payload type. */
    void receive(byte[] b, int header, int end, long now) {
        int from = RtpHeader.ssrc(b);
        if (from != ssrc || highest < 0) restart(from);
        accept(b, header, header, end, RtpHeader.sequence(b), now);
    }

    /** Takes a repair packet (RFC 4588, 4); probes without payload are nothing new. */
    void receiveRepair(byte[] b, int header, int end, long now) {
        if (highest < 0 || end - header <= 2) return;
        int number = Octets.int16(b, header);
        if (Math.abs(RtpHeader.distance(number, (int) (highest & 0xffff))) <= JUMP) accept(b, header, header + 2, end, number, now);
    }

    private void accept(byte[] b, int header, int payload, int end, int number, long now) {
        long sequence = unwrap(number, now);
        var packet = history.claim(run, sequence);
        if (packet == null) return;
        packet.timestamp = RtpHeader.timestamp(b);
        packet.marker = RtpHeader.marker(b);
        packet.payload(b, payload, end - payload);
        packet.audioLevel = HeaderExtensions.octet(b, header, levelId);
        packet.orientation = HeaderExtensions.octet(b, header, orientationId);
        if (track.video()) describe(packet, b, payload, end);
        statistics.packet(sequence, packet.timestamp, now);
        if (packet.keyFrameStart) {
            keyFrames.keyFrame();
            keyFrameAt = now;
            keyFrameSequence = sequence;
        }
        if (track.video()) noteGaps(sequence, now);
        highest = Math.max(highest, sequence);
        if (batched == BATCH) flush(now);
        if (batched == 0) home().hasFresh(this);
        batch[batched++] = packet;
    }

    private static void describe(MediaPacket packet, byte[] b, int payload, int end) {
        packet.keyFrameStart = Vp8Payload.startsKeyFrame(b, payload, end);
        packet.pictureBits = Vp8Payload.pictureBits(b, payload, end);
        packet.levelZeroAt = Vp8Payload.levelZeroAt(b, payload, end);
    }

    private long unwrap(int number, long now) {
        if (highest < 0) {
            highest = 65_535L + number;
            return highest + 1;
        }
        int step = RtpHeader.distance(number, (int) (highest & 0xffff));
        if (Math.abs(step) <= JUMP) return highest + step;
        flush(now);
        restart(ssrc);
        return unwrap(number, now);
    }

    private void noteGaps(long sequence, long now) {
        if (sequence <= highest) losses.arrived(sequence);
        else if (sequence > highest + 1 && !losses.gap(highest, sequence, now)) keyFrames.want();
    }

    private void restart(int from) {
        ssrc = from;
        run++;
        highest = -1;
        statistics = new ReceptionStatistics(from, track.codec().clock());
        losses.clear();
        keyFrameSequence = -1;
        report = null;
    }

    /**
     * Repeats a key frame of the last 300 ms and what followed it to a new receiver: within that time browsers ignore requests
     * for another, and a burst of more would confuse a receiver's clock.
     *
     * @return false if there is none
     */
    boolean repeatKeyFrame(OutgoingTrack to, long now) {
        if (keyFrameSequence < 0 || now - keyFrameAt > REPEATED || to.home() != home()) return false;
        flush(now);
        for (long sequence = Math.max(keyFrameSequence, highest - history.size() + 1); sequence <= highest; sequence++) {
            var packet = history.find(run, sequence);
            if (packet != null) to.forward(packet, now);
        }
        return true;
    }

    void flush(long now) {
        if (batched == 0) return;
        for (int i = 0; i < receivers.length(); i++) {
            var there = receivers.get(i);
            if (there == null) continue;
            if (there.core() == home()) there.forward(batch, batched, now);
            else there.handOver(copies());
        }
        batched = 0;
    }

    /** Whether the rest of a picture is about to come, and goes to so many that sending it in one piece is worth a moment. */
    boolean awaitsRest() {
        var here = receivers.get(home().index());
        return batched > 0 && track.video() && !batch[batched - 1].marker && here != null && here.size() >= MANY;
    }

    private MediaPacket[] copies() {
        var copies = new MediaPacket[batched];
        for (int i = 0; i < batched; i++) {
            copies[i] = new MediaPacket();
            copies[i].copyFrom(batch[i]);
        }
        return copies;
    }

    /** @param ntp all 64 bits of the NTP time */
    void senderReport(int from, long ntp, int timestamp, long now) {
        if (from != ssrc || statistics == null) return;
        statistics.senderReport((int) (ntp >>> 16), now);
        var latest = new SenderReport(run, ntp, timestamp);
        report = latest;
        for (int i = 0; i < receivers.length(); i++) {
            var there = receivers.get(i);
            if (there == null) continue;
            if (there.core() == home()) there.senderReport(latest);
            else there.core().mailbox().post(later -> there.senderReport(latest));
        }
    }

    SenderReport report() {
        return report;
    }

    /** From any core. */
    void wantKeyFrame() {
        if (track.video()) peer.post(now -> {
            keyFrames.want();
            requestKeyFrame(now);
        });
    }

    private void requestKeyFrame(long now) {
        if (ssrc() == 0 || !peer.sending() || !keyFrames.due(now)) return;
        home().tally().keyFrameRequests++;
        peer.sendRtcp(home().rtcp().emptyReceiverReport(peer.ssrc()).pictureLoss(peer.ssrc(), ssrc()));
    }

    /** The SSRC in use, or the announced one before the first packet, 0 if neither is known. */
    private int ssrc() {
        return ssrc != 0 || track.section().ssrcs().isEmpty() ? ssrc : track.section().ssrcs().getFirst();
    }

    void tick(long now) {
        requestKeyFrame(now);
        if (!losses.any() || !peer.sending()) return;
        int count = losses.collect(now);
        if (count > 0) {
            home().tally().requested += count;
            peer.sendRtcp(home().rtcp().emptyReceiverReport(peer.ssrc()).nack(peer.ssrc(), ssrc, losses.request(), count));
        }
        if (losses.giveUp(now)) keyFrames.want();
    }

    void close() {
        for (int i = 0; i < receivers.length(); i++) {
            var there = receivers.get(i);
            if (there != null) there.core().mailbox().post(now -> there.dissolve());
        }
    }

    ReceptionStatistics statistics() {
        return statistics;
    }

    boolean video() {
        return track.video();
    }

    Track track() {
        return track;
    }

    SfuCore home() {
        return peer.home();
    }

    PacketHistory history() {
        return history;
    }

    void receivers(int core, Receivers there) {
        receivers.set(core, there);
    }

    void overflow() {
        home().tally().overflow++;
    }
}
