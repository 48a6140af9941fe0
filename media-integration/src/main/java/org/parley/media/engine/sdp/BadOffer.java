package org.parley.media.engine.sdp;

/** The text is no session description the engine can answer. The message says why and may be shown. */
public class BadOffer extends RuntimeException {
    public BadOffer(String why) {
        super(why);
    }

    BadOffer(String why, Throwable cause) {
        super(why, cause);
    }
}
