package org.parley.media.engine.srtp;

import org.parley.media.engine.rtp.Octets;
import org.parley.media.engine.rtp.RtpHeader;

/**
 * The receiving direction of a peer: finds the packet index, refuses replays, opens. An SSRC gets a place in the table, of 16
 * at most, only once a packet of it was authentic, so a forger fills nothing. For one thread.
 */
public final class SrtpReceiver {
    private static final int STREAMS = 16;

    private final PacketProtection protection;
    private final Table rtp = new Table();
    private final Table rtcp = new Table();
    private final ReplayWindow blank = new ReplayWindow();

    public SrtpReceiver(MasterKey key) {
        protection = key.protection();
    }

    /** @return the open length, -1 if the packet is malformed, replayed or not authentic */
    public int open(byte[] packet, int length) {
        int header = RtpHeader.length(packet, length);
        if (header < 0) return -1;
        int ssrc = RtpHeader.ssrc(packet);
        var window = rtp.find(ssrc);
        long index = (window == null ? blank : window).index(RtpHeader.sequence(packet));
        if (window != null && window.seen(index)) return -1;
        int open = protection.open(packet, header, length, ssrc, index);
        return open >= 0 && rtp.accept(window, ssrc, index) ? open : -1;
    }

    /** As {@link #open}, for SRTCP. */
    public int openRtcp(byte[] packet, int length) {
        int index = protection.rtcpIndex(packet, length);
        if (index < 0) return -1;
        int ssrc = Octets.int32(packet, 4);
        var window = rtcp.find(ssrc);
        if (window != null && window.seen(index)) return -1;
        int open = protection.openRtcp(packet, length);
        return open >= 0 && rtcp.accept(window, ssrc, index) ? open : -1;
    }

    private static final class Table {
        private final int[] ssrcs = new int[STREAMS];
        private final ReplayWindow[] windows = new ReplayWindow[STREAMS];
        private int count;

        ReplayWindow find(int ssrc) {
            for (int i = 0; i < count; i++) if (ssrcs[i] == ssrc) return windows[i];
            return null;
        }

        boolean accept(ReplayWindow known, int ssrc, long index) {
            var window = known;
            if (window == null) {
                if (count == STREAMS) return false;
                ssrcs[count] = ssrc;
                window = windows[count++] = new ReplayWindow();
            }
            window.accept(index);
            return true;
        }
    }
}
