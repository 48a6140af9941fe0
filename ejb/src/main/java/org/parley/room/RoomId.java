package org.parley.room;

/** The key of a room, given by the database. */
public record RoomId(long value) {
    public RoomId {
        if (value <= 0) throw new IllegalArgumentException("no room id: " + value);
    }

    @Override public String toString() {
        return Long.toString(value);
    }
}
