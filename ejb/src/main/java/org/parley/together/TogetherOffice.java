package org.parley.together;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.room.Breakouts;
import org.parley.room.RoomId;

/** Tells the open rooms of every node that what their people do together is different now. */
@ApplicationScoped
public class TogetherOffice {
    /** It is different in the database. */
    public record Changed(RoomId room) {}

    /** Look again, now. */
    public record LookAgain(RoomId room) {}

    @Inject Event<LookAgain> events;
    @Inject Peers peers;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        events.fire(new LookAgain(change.room()));
        peers.tell(new Note(Note.Kind.TOGETHER_CHANGED, ByteBuffer.allocate(Long.BYTES).putLong(change.room().value()).array()));
    }

    void breakouts(@Observes(during = TransactionPhase.AFTER_SUCCESS) Breakouts.Changed change) {
        changed(new Changed(change.parent()));
    }

    void noted(@Observes Note note) {
        if (note.is(Note.Kind.TOGETHER_CHANGED)) events.fire(new LookAgain(new RoomId(ByteBuffer.wrap(note.body()).getLong())));
    }
}
