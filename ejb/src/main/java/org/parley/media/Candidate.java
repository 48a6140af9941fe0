package org.parley.media;

/**
 * A trickled ICE candidate (RFC 8838) as browsers write it. An empty {@code candidate} ends the candidates.
 *
 * @param candidate the candidate-attribute, at most 512 characters
 * @param sdpMid    the media section's mid, at most 32 characters
 * @param sdpMLineIndex its index, 0 to 63
 */
public record Candidate(String candidate, String sdpMid, int sdpMLineIndex) {
    public static final int TEXT_MOST = 512, MID_MOST = 32, INDEX_MOST = 63;

    public Candidate {
        if (candidate == null || candidate.length() > TEXT_MOST) throw new IllegalArgumentException("candidate: at most 512 characters");
        if (sdpMid == null || sdpMid.length() > MID_MOST) throw new IllegalArgumentException("sdpMid: at most 32 characters");
        if (sdpMLineIndex < 0 || sdpMLineIndex > INDEX_MOST) throw new IllegalArgumentException("sdpMLineIndex: 0 to 63");
    }
}
