package org.parley.media.kurento;

/** Hears of media servers that come and go. Called on a thread that may wait. */
public interface MediaServerListener {
    /** All the server held is gone. Told once for each connection that broke. */
    void lost(MediaServer server);

    /** The server can be used, for the first time or again. */
    void reached(MediaServer server);
}
