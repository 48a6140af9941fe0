package org.parley.media.engine;

import java.util.List;
import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.RtcpReader;
import org.parley.media.engine.rtp.RtcpWriter;

/** What a peer reports and asks for. A track's key frame is asked for at most once per packet, however often it is written there. */
final class RtcpFromPeer implements RtcpReader.Part {
    private final List<IncomingTrack> incoming;
    private final List<OutgoingTrack> outgoing;
    private long now;

    RtcpFromPeer(List<IncomingTrack> incoming, List<OutgoingTrack> outgoing) {
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    void read(byte[] b, int length, long at) {
        now = at;
        RtcpReader.read(b, length, this);
    }

    @Override public void part(int type, int count, byte[] b, int at, int length) {
        switch (type) {
            case RtcpWriter.SENDER_REPORT -> {
                if (length >= 28) senderReport(Octets.int32(b, at + 4), Octets.int64(b, at + 8), Octets.int32(b, at + 16));
            }
            case RtcpWriter.TRANSPORT_FEEDBACK -> {
                if (count == RtcpWriter.NACK && length >= 16) nack(b, at, length);
            }
            case RtcpWriter.PAYLOAD_FEEDBACK -> {
                if (count == RtcpWriter.PICTURE_LOSS && length >= 12) keyFrame(Octets.int32(b, at + 8));
                if (count == RtcpWriter.FULL_INTRA && length >= 20) keyFrame(Octets.int32(b, at + 12));
            }
            default -> { }
        }
    }

    private void senderReport(int ssrc, long ntp, int timestamp) {
        for (var track : incoming) track.senderReport(ssrc, ntp, timestamp, now);
    }

    private void keyFrame(int ssrc) {
        for (var track : outgoing) if (track.ssrc() == ssrc) track.wantKeyFrame();
    }

    private void nack(byte[] b, int at, int length) {
        int ssrc = Octets.int32(b, at + 8);
        for (var track : outgoing) {
            if (track.ssrc() != ssrc) continue;
            for (int i = at + 12; i + 4 <= at + length; i += 4) {
                int first = Octets.int16(b, i);
                track.resend(first, now);
                int following = Octets.int16(b, i + 2);
                for (int k = 0; following != 0; k++, following >>>= 1) if ((following & 1) != 0) track.resend(first + k + 1, now);
            }
        }
    }
}
