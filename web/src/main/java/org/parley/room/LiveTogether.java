package org.parley.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.parley.together.Together;

/**
 * What a room has in common, as its people are shown it (R12, R13). However many vote, it is looked up and told a few times a second
 * at most. Only the room's mailbox touches it.
 */
final class LiveTogether {
    private static final int PAUSE_MILLIS = 300;
    static final int GRACE_SECONDS = 15;

    private final LiveRoom room;
    private final LiveRooms rooms;
    private Together known;
    private boolean busy, again;

    LiveTogether(LiveRoom room, LiveRooms rooms) {
        this.room = room;
        this.rooms = rooms;
    }

    /** Something is different in the database. */
    void look() {
        again = busy;
        if (busy) return;
        busy = true;
        rooms.loadTogether(room);
    }

    void loaded(Together found) {
        var first = known == null;
        var planned = first ? Optional.<Instant>empty() : known.breakouts().map(Breakouts.Plan::until);
        known = found;
        if (!first || !found.isEmpty()) room.all(TogetherProtocol.together(found, rooms.now()));
        if (first) found.home().ifPresent(home -> at(home.until(), () -> bringBack(home)));
        found.breakouts().ifPresent(plan -> {
            at(plan.until(), this::look);
            if (!plan.chosen() && !first && !planned.equals(Optional.of(plan.until()))) rooms.seatPeople(room);
        });
        rooms.later(PAUSE_MILLIS, room, this::rested);
    }

    /** It could not be looked up. */
    void failed() {
        again = true;
        rooms.later(10 * PAUSE_MILLIS, room, this::rested);
    }

    private void rested() {
        busy = false;
        if (again) look();
    }

    private void at(Instant then, Runnable what) {
        rooms.later((int) Math.max(0, Math.min(Duration.between(rooms.now(), then).toMillis() + 50, Integer.MAX_VALUE)), room, what);
    }

    void entered(Visitor visitor) {
        if (known == null) {
            look();
            return;
        }
        if (known.isEmpty()) return;
        visitor.connection.send(TogetherProtocol.together(known, rooms.now()));
        if (known.polls().stream().anyMatch(poll -> poll.until().isAfter(rooms.now()))) rooms.tellChoices(room, visitor);
    }

    /** Ended by somebody before its time. */
    void over() {
        if (known != null) known.home().ifPresent(this::bringBack);
    }

    private void bringBack(Breakouts.Home home) {
        room.all(TogetherProtocol.back(home.name(), GRACE_SECONDS));
        rooms.later((GRACE_SECONDS + 5) * 1000, room, () -> {
            for (var visitor : room.people()) {
                visitor.connection.closeAfterSending(() -> RoomSocket.REFUSED, "over");
                room.leave(visitor);
            }
        });
    }
}
