package org.parley.media.engine.sdp;

/** The RTP header extensions the engine understands (RFC 8285, 5). */
public enum Extension {
    MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
    AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    ORIENTATION("urn:3gpp:video-orientation"),
    TRANSPORT_WIDE("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");

    private final String uri;

    Extension(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }

    static Extension of(String uri) {
        for (var extension : values()) if (extension.uri.equals(uri)) return extension;
        return null;
    }
}
