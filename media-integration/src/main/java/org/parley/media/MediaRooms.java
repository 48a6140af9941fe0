package org.parley.media;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.MediaUnavailable;
import org.parley.room.RoomId;

/** The rooms that have media, each on one media server. Thread-safe; one room's commands wait for each other. */
final class MediaRooms {
    private final List<? extends MediaServer> servers;
    private final Consumer<MediaEvent> events;
    private final Map<RoomId, RoomMedia> rooms = new ConcurrentHashMap<>();

    MediaRooms(List<? extends MediaServer> servers, Consumer<MediaEvent> events) {
        this.servers = servers;
        this.events = events;
    }

    void handle(MediaCommand command) {
        while (!rooms.computeIfAbsent(command.room(), id -> new RoomMedia(id, this::leastLoaded, events, this::retire)).handle(command)) {
            Thread.onSpinWait();   // the room was just given up by another thread, who is about to remove it
        }
    }

    private void retire(RoomMedia room) {
        rooms.remove(room.id(), room);
    }

    /** A media server lost all it held. */
    void lost(MediaServer server) {
        for (var room : rooms.values()) room.lost(server);
    }

    int size() {
        return rooms.size();
    }

    private MediaServer leastLoaded() {
        return servers.stream().filter(MediaServer::available)
            .min((a, b) -> Long.compare(load(a), load(b))).orElseThrow(() -> new MediaUnavailable("no media server can be reached"));
    }

    private long load(MediaServer server) {
        return rooms.values().stream().filter(room -> room.isOn(server)).count();
    }
}
