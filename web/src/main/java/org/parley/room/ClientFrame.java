package org.parley.room;

import java.util.Optional;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.StreamId;
import org.parley.web.Words;

/** What a browser sends on the room socket. */
sealed interface ClientFrame {
    /** @param after the last sequence number seen, 0 for none */
    record Hello(long after, Optional<String> password) implements ClientFrame {}
    record Say(String id, String text) implements ClientFrame {}
    record Whisper(String id, String to, String text) implements ClientFrame {}
    record Publish(Optional<StreamId> stream, String sdp, String source) implements ClientFrame {}
    record Subscribe(StreamId stream, String sdp) implements ClientFrame {}
    record AddCandidate(StreamId stream, Leg leg, Candidate candidate) implements ClientFrame {}
    record Unpublish(StreamId stream) implements ClientFrame {}
    record Unsubscribe(StreamId stream) implements ClientFrame {}
    record State(boolean muted, boolean cameraOff, boolean away) implements ClientFrame {}
    record Leave() implements ClientFrame {}
    /** Not understood; answered with an error, the connection stays. */
    record Bad(String code, Words message, Optional<String> id) implements ClientFrame {}
}
