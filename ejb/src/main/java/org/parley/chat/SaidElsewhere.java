package org.parley.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.room.RoomId;

/** Hears what other nodes stored, for the rooms that live here. */
@ApplicationScoped
public class SaidElsewhere {
    /** Another node stored these in this room, in this order. */
    public record Heard(RoomId room, List<StoredMessage> rows) {}

    /** Another node changed, removed or answered these. */
    public record Touched(RoomId room, List<Long> numbers) {}

    @Inject Event<Heard> rooms;
    @Inject Event<Touched> touches;
    @Inject Peers peers;

    /** Tells the other nodes that a message is not as it was. */
    public void touched(RoomId room, long seq) {
        if (peers.present()) peers.tell(new Note(Note.Kind.MESSAGES_TOUCHED, ByteBuffer.allocate(2 * Long.BYTES).putLong(room.value()).putLong(seq).array()));
    }

    void noted(@Observes Note note) {
        if (note.is(Note.Kind.MESSAGES_TOUCHED)) {
            var body = ByteBuffer.wrap(note.body());
            touches.fire(new Touched(new RoomId(body.getLong()), List.of(body.getLong())));
        }
        if (!note.is(Note.Kind.MESSAGES_STORED)) return;
        StoredMessage.decode(note.body()).stream().collect(Collectors.groupingBy(StoredMessage::room)).forEach((room, rows) -> rooms.fire(new Heard(room, rows)));
    }
}
