package org.parley.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.node.Note;
import org.parley.room.RoomId;

/** Hears what other nodes stored, for the rooms that live here. */
@ApplicationScoped
public class SaidElsewhere {
    /** Another node stored these in this room, in this order. */
    public record Heard(RoomId room, List<StoredMessage> rows) {}

    @Inject Event<Heard> rooms;

    void noted(@Observes Note note) {
        if (!note.is(Note.Kind.MESSAGES_STORED)) return;
        StoredMessage.decode(note.body()).stream().collect(Collectors.groupingBy(StoredMessage::room)).forEach((room, rows) -> rooms.fire(new Heard(room, rows)));
    }
}
