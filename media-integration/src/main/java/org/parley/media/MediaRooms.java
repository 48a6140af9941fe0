package org.parley.media;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.MediaUnavailable;
import org.parley.room.RoomId;

/** The rooms that have media, each on one media server. Thread-safe; one room's commands wait for each other. */
final class MediaRooms {
    private final List<? extends MediaServer> servers;
    private final Consumer<MediaEvent> events;
    private final Function<Duration, Executor> later;
    private final Map<RoomId, RoomMedia> rooms = new ConcurrentHashMap<>();

    MediaRooms(List<? extends MediaServer> servers, Consumer<MediaEvent> events) {
        this(servers, events, delay -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param later runs tasks after a while */
    MediaRooms(List<? extends MediaServer> servers, Consumer<MediaEvent> events, Function<Duration, Executor> later) {
        this.servers = servers;
        this.events = events;
        this.later = later;
    }

    void handle(MediaCommand command) {
        while (!rooms.computeIfAbsent(command.room(), this::open).handle(command)) {
            Thread.onSpinWait();   // the room was just given up by another thread, who is about to remove it
        }
    }

    private RoomMedia open(RoomId id) {
        return new RoomMedia(id, this::leastLoaded, events, this::retire, later);
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
