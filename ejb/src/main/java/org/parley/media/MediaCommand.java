package org.parley.media;

import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/**
 * What a room asks of the media side, already permitted. Travels as JSON text on the JMS queue, grouped by room, not
 * persistent, and expires after seconds: who waits longer has asked again. Handled at least once; a second
 * {@code Publish} or {@code Subscribe} of the same participant and stream replaces the first.
 */
public sealed interface MediaCommand {
    RoomId room();
    ParticipantId by();

    /** Send a stream into the room. {@code sdp} is an offer of at most 48 KiB; {@code maxKbps} caps the picture, 0 leaves it free. */
    record Publish(RoomId room, ParticipantId by, StreamId stream, String sdp, int maxKbps) implements MediaCommand {}

    /** Receive a stream of the room. {@code sdp} is the receiver's offer, at most 48 KiB. */
    record Subscribe(RoomId room, ParticipantId by, StreamId stream, String sdp) implements MediaCommand {}

    record AddCandidate(RoomId room, ParticipantId by, StreamId stream, Leg leg, Candidate candidate) implements MediaCommand {}

    record Unpublish(RoomId room, ParticipantId by, StreamId stream) implements MediaCommand {}

    record Unsubscribe(RoomId room, ParticipantId by, StreamId stream) implements MediaCommand {}

    /** The participant is gone: everything it published and subscribed to is released; the last one ends the pipeline. */
    record Leave(RoomId room, ParticipantId by) implements MediaCommand {}
}
