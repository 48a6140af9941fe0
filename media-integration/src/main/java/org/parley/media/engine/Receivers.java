package org.parley.media.engine;

import java.util.ArrayList;
import java.util.List;
import org.parley.media.engine.rtp.MediaPacket;
import org.parley.media.engine.rtp.PacketHistory;

/** The receivers of one track on one core, and the packets they may ask for again. */
final class Receivers {
    private final SfuCore core;
    private final IncomingTrack track;
    private final List<OutgoingTrack> sinks = new ArrayList<>();
    private PacketHistory copies;

    Receivers(SfuCore core, IncomingTrack track) {
        this.core = core;
        this.track = track;
    }

    IncomingTrack track() {
        return track;
    }

    int size() {
        return sinks.size();
    }

    void add(OutgoingTrack sink) {
        sinks.add(sink);
        track.receivers(core.index(), this);
    }

    void remove(OutgoingTrack sink) {
        sinks.remove(sink);
        if (!sinks.isEmpty()) return;
        track.receivers(core.index(), null);
        core.forget(this);
    }

    /** Receiver by receiver, so that one's key stays warm and its packets leave together. */
    void forward(MediaPacket[] packets, int count, long now) {
        for (int i = 0; i < sinks.size(); i++) {
            var sink = sinks.get(i);
            for (int k = 0; k < count; k++) sink.forward(packets[k], now);
        }
    }

    /** Takes copies of packets another core received. */
    void handOver(MediaPacket[] copies) {
        if (!core.mailbox().postMedia(now -> {
            for (int i = 0; i < copies.length; i++) copies[i] = keep(copies[i]);
            forward(copies, copies.length, now);
        })) track.overflow();
    }

    private MediaPacket keep(MediaPacket copy) {
        if (copies == null) copies = new PacketHistory(track.history().size());
        var slot = copies.claim(copy.run, copy.sequence);
        if (slot == null) return copy;
        slot.copyFrom(copy);
        return slot;
    }

    MediaPacket find(int run, long sequence) {
        var history = track.home() == core ? track.history() : copies;
        return history == null ? null : history.find(run, sequence);
    }

    void senderReport(SenderReport report) {
        for (int i = 0; i < sinks.size(); i++) sinks.get(i).senderReport(report);
    }

    /** The track is gone. */
    void dissolve() {
        for (var sink : List.copyOf(sinks)) sink.detach();
    }

    SfuCore core() {
        return core;
    }
}
