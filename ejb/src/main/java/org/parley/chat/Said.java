package org.parley.chat;

import java.time.Instant;
import org.parley.room.RoomId;

/** A stored message: {@code seq} counts from 1 in each room, without gaps. */
public record Said(RoomId room, long seq, String clientId, String from, String text, Instant at) {}
