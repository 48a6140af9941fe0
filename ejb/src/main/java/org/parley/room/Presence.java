package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many people and cameras each room holds now (R2, R7). The rooms with a socket report to it. */
@ApplicationScoped
public class Presence {
    public record Count(int people, int cameras) {
        static final Count NOBODY = new Count(0, 0);
    }

    private final Map<Long, Count> counts = new ConcurrentHashMap<>();

    public void report(RoomId room, int people, int cameras) {
        if (people == 0) counts.remove(room.value());
        else counts.put(room.value(), new Count(people, cameras));
    }

    public Count count(RoomId room) {
        return counts.getOrDefault(room.value(), Count.NOBODY);
    }

    Collection<Long> liveRooms(int most) {
        return counts.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getValue().people())).limit(most)
            .map(Map.Entry::getKey).toList();
    }
}
