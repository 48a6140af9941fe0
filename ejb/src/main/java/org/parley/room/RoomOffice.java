package org.parley.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Supplier;
import org.parley.node.Note;
import org.parley.node.Peers;

/** The rules of rooms, kept at hand. A change is heard by every open room, on every node. */
@ApplicationScoped
public class RoomOffice {
    private static final Duration AT_HAND = Duration.ofSeconds(30);

    /** A room's rules, doors or roles changed in the database. */
    public record Changed(RoomId room) {}

    /** Look at the rules of this room again, now. */
    public record LookAgain(RoomId room) {}

    /** Who is in a breakout of this room goes back to it, now. */
    public record BringBack(RoomId home) {}

    @Inject Event<LookAgain> events;
    @Inject Event<BringBack> ends;
    @Inject Peers peers;

    private final Cache<Long, RoomRules> atHand = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(AT_HAND).build();

    RoomRules rules(RoomId room, Supplier<RoomRules> load) {
        return atHand.get(room.value(), id -> load.get());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        lookAgain(change.room());
        peers.tell(new Note(Note.Kind.ROOM_CHANGED, ByteBuffer.allocate(Long.BYTES).putLong(change.room().value()).array()));
    }

    void over(@Observes(during = TransactionPhase.AFTER_SUCCESS) Breakouts.Over over) {
        ends.fire(new BringBack(over.parent()));
        peers.tell(new Note(Note.Kind.BREAKOUTS_OVER, ByteBuffer.allocate(Long.BYTES).putLong(over.parent().value()).array()));
    }

    void noted(@Observes Note note) {
        if (note.is(Note.Kind.BREAKOUTS_OVER)) ends.fire(new BringBack(new RoomId(ByteBuffer.wrap(note.body()).getLong())));
        if (note.is(Note.Kind.ROOM_CHANGED)) lookAgain(new RoomId(ByteBuffer.wrap(note.body()).getLong()));
    }

    void lookAgainAtAll() {
        var known = atHand.asMap().keySet().stream().map(RoomId::new).toList();
        atHand.invalidateAll();
        known.forEach(room -> events.fire(new LookAgain(room)));
    }

    void lookAgain(RoomId room) {
        atHand.asMap().values().removeIf(rules -> rules.ruledBy().equals(room));
        events.fire(new LookAgain(room));
    }
}
