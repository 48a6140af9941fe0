package org.parley.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.media.StreamId;

/**
 * Tells a person on camera who is watching (R16): only them, the first names and how many, at most once in two seconds, so that a
 * thousand who come at once are one frame. Only the room's mailbox touches it.
 */
final class Audience {
    static final int NAMES = 50, PAUSE_MILLIS = 2000;

    private final LiveRoom room;
    private final LiveRooms rooms;
    private final Set<StreamId> changed = new LinkedHashSet<>();
    private boolean resting;

    Audience(LiveRoom room, LiveRooms rooms) {
        this.room = room;
        this.rooms = rooms;
    }

    void changed(StreamId stream) {
        changed.add(stream);
        if (resting) return;
        resting = true;
        rooms.later(PAUSE_MILLIS / 10, room, this::tell);
    }

    private void tell() {
        var streams = List.copyOf(changed);
        changed.clear();
        var people = room.people();
        for (var stream : streams) people.stream().filter(one -> one.live.containsKey(stream)).findFirst().ifPresent(on -> {
            var watching = people.stream().filter(one -> one.subscribed.contains(stream)).map(Visitor::name).toList();
            on.connection.send(RoomProtocol.audience(stream, watching.size(), watching.subList(0, Math.min(NAMES, watching.size()))));
        });
        rooms.later(PAUSE_MILLIS, room, () -> {
            resting = false;
            if (!changed.isEmpty()) changed(changed.iterator().next());
        });
    }
}
