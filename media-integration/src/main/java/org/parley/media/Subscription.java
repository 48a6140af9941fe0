package org.parley.media;

import org.kurento.client.WebRtcEndpoint;
import org.parley.room.ParticipantId;

/** Somebody's connection to receive a stream. */
record Subscription(ParticipantId by, StreamId stream, WebRtcEndpoint endpoint) {
    record Key(ParticipantId by, StreamId stream) {}

    Key key() {
        return new Key(by, stream);
    }
}
