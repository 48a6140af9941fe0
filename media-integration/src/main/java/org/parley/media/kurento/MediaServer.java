package org.parley.media.kurento;

import org.kurento.client.KurentoClient;

/** One media server behind Kurento Client. Thread-safe. */
public interface MediaServer extends AutoCloseable {
    /** @throws MediaUnavailable while it cannot be reached */
    KurentoClient client();

    boolean available();

    @Override void close();
}
