package org.parley.media.engine;

/**
 * When a publisher is asked for a key frame: at once, but not within 100 ms of the last request, and again each 200 ms until
 * one came, since Chromium ignores what follows within 300 ms of the last key frame.
 */
final class KeyFrameRequests {
    private static final long APART = 100_000_000L;
    private static final long AGAIN = 200_000_000L;

    private boolean wanted;
    private boolean asked;
    private boolean ever;
    private long last;

    void want() {
        wanted = true;
    }

    void keyFrame() {
        wanted = false;
        asked = false;
    }

    /** True once each time a request has to be sent. */
    boolean due(long now) {
        if (!wanted || ever && now - last < (asked ? AGAIN : APART)) return false;
        asked = true;
        ever = true;
        last = now;
        return true;
    }
}
