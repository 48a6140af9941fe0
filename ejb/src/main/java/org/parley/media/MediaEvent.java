package org.parley.media;

import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/**
 * What the media side tells the rooms. Travels as JSON text on the JMS topic, not persistent; every node hears it and the
 * one that holds {@code to} passes it on.
 */
public sealed interface MediaEvent {
    RoomId room();
    /** The participant whose connection it concerns. */
    ParticipantId to();

    /** The answer to a {@code Publish} or {@code Subscribe}; for a publish the stream can be subscribed to from now on. */
    record Answered(RoomId room, ParticipantId to, StreamId stream, Leg leg, String sdp) implements MediaEvent {}

    record CandidateFound(RoomId room, ParticipantId to, StreamId stream, Leg leg, Candidate candidate) implements MediaEvent {}

    /** A published stream ended at the media side without being asked to: {@code to} is its publisher. */
    record Ended(RoomId room, ParticipantId to, StreamId stream) implements MediaEvent {}

    /** The connection is lost with the media server or its network: publish or subscribe again. */
    record Renegotiate(RoomId room, ParticipantId to, StreamId stream, Leg leg) implements MediaEvent {}

    /** The command could not be carried out and changed nothing. */
    record Refused(RoomId room, ParticipantId to, StreamId stream, Leg leg, Reason reason, String detail) implements MediaEvent {}

    enum Reason {
        /** The offer is not a usable session description. */ BAD_OFFER,
        /** No such stream in the room. */ NO_SUCH_STREAM,
        /** The media side has no room for more, or cannot be reached. */ UNAVAILABLE,
        /** The person's picture and sound may not be used now (C2). */ NOT_ALLOWED
    }
}
