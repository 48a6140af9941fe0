package org.parley.room;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells comings and goings (R7). Clients that asked for it, as browsers do, get those of a full room gathered, a few times a second:
 * a thousand who come at once are a few frames to each and not a thousand. Only the room's mailbox touches it.
 */
final class Comings {
    static final int FULL = 30, PAUSE_MILLIS = 200;

    private final LiveRoom room;
    private final LiveRooms rooms;
    private final Map<String, Role> came = new LinkedHashMap<>();
    private final Set<String> went = new LinkedHashSet<>();
    private boolean waiting;

    Comings(LiveRoom room, LiveRooms rooms) {
        this.room = room;
        this.rooms = rooms;
    }

    void came(Visitor visitor) {
        tell(visitor, RoomProtocol.joined(visitor.name(), visitor.role), () -> {
            went.remove(visitor.name());
            came.put(visitor.name(), visitor.role);
        });
    }

    void went(Visitor visitor) {
        tell(visitor, RoomProtocol.left(visitor.name()), () -> {
            if (came.remove(visitor.name()) == null) went.add(visitor.name());
        });
    }

    private void tell(Visitor about, String text, Runnable gather) {
        var frame = new Connection.Frame(text);
        var gathered = room.people().size() >= FULL;
        if (!gathered) flush();
        for (var visitor : room.people()) if (visitor != about && !(gathered && visitor.gathers)) visitor.connection.send(frame);
        if (!gathered) return;
        gather.run();
        if (waiting) return;
        waiting = true;
        rooms.later(PAUSE_MILLIS, room, () -> {
            waiting = false;
            flush();
        });
    }

    /** Before anything else is told about one of them. */
    void flush() {
        if (came.isEmpty() && went.isEmpty()) return;
        var frame = new Connection.Frame(RoomProtocol.presence(came, went));
        came.clear();
        went.clear();
        for (var visitor : room.people()) if (visitor.gathers) visitor.connection.send(frame);
    }
}
