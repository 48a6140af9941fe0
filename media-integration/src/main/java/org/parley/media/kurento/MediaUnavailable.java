package org.parley.media.kurento;

/** No media server can be reached. */
public class MediaUnavailable extends RuntimeException {
    public MediaUnavailable(String message) {
        super(message);
    }
}
