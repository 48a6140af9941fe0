package org.parley.media.engine;

import java.util.ArrayList;
import java.util.List;
import org.parley.media.engine.rtp.HeaderExtensions;
import org.parley.media.engine.rtp.RtpHeader;
import org.parley.media.engine.sdp.Extension;

/** Which track an authentic packet belongs to: by announced SSRC, else by MID (RFC 9143, 9.2), else by payload type. At most 8 SSRCs. */
final class IncomingStreams {
    private static final int STREAMS = 8;

    private record Stream(int ssrc, IncomingTrack track, boolean repair) {}

    private final List<IncomingTrack> tracks;
    private final List<Stream> streams = new ArrayList<>(STREAMS);

    IncomingStreams(List<IncomingTrack> tracks) {
        this.tracks = tracks;
        for (var track : tracks) {
            for (int ssrc : track.track().section().ssrcs()) add(new Stream(ssrc, track, false));
            for (int ssrc : track.track().section().repairs().keySet()) add(new Stream(ssrc, track, true));
        }
    }

    private boolean add(Stream stream) {
        return streams.size() < STREAMS && streams.add(stream);
    }

    /** Hands the packet to its track; false if it belongs to none. */
    boolean receive(byte[] b, int header, int end, long now) {
        int ssrc = RtpHeader.ssrc(b);
        for (int i = 0; i < streams.size(); i++) if (streams.get(i).ssrc() == ssrc) return deliver(streams.get(i), b, header, end, now);
        var learned = learn(b, header, ssrc);
        return learned != null && add(learned) && deliver(learned, b, header, end, now);
    }

    private static boolean deliver(Stream stream, byte[] b, int header, int end, long now) {
        var agreed = stream.track().track();
        if (RtpHeader.payloadType(b) != (stream.repair() ? agreed.repairPayloadType() : agreed.codec().payloadType())) return false;
        if (stream.repair()) stream.track().receiveRepair(b, header, end, now);
        else stream.track().receive(b, header, end, now);
        return true;
    }

    private Stream learn(byte[] b, int header, int ssrc) {
        int payloadType = RtpHeader.payloadType(b);
        for (var track : tracks) {
            if (!carries(b, header, track)) continue;
            if (payloadType == track.track().codec().payloadType()) return new Stream(ssrc, track, false);
            if (payloadType == track.track().repairPayloadType()) return new Stream(ssrc, track, true);
        }
        return null;
    }

    private static boolean carries(byte[] b, int header, IncomingTrack track) {
        int found = HeaderExtensions.find(b, header, track.track().section().extensions().getOrDefault(Extension.MID, 0));
        if (found < 0) return true;
        var mid = track.track().section().mid();
        int length = found & 0xff;
        if (length != mid.length()) return false;
        for (int i = 0; i < length; i++) if (b[(found >> 8) + i] != mid.charAt(i)) return false;
        return true;
    }
}
