package org.parley.media;

import org.kurento.client.WebRtcEndpoint;
import org.parley.room.ParticipantId;

/** A stream in a room. {@code endpoint} is null while its publisher was asked to publish again. */
record Publication(ParticipantId by, StreamId stream, WebRtcEndpoint endpoint) {
    Publication awaited() {
        return new Publication(by, stream, null);
    }
}
