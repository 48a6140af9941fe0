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
import org.parley.media.kurento.MediaServerListener;
import org.parley.media.kurento.MediaUnavailable;
import org.parley.room.RoomId;

/** The rooms that have media, each on one media server. Thread-safe; one room's commands wait for each other. */
final class MediaRooms implements MediaServerListener {
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
        return new RoomMedia(id, this);
    }

    void tell(MediaEvent event) {
        events.accept(event);
    }

    void retire(RoomMedia room) {
        rooms.remove(room.id(), room);
    }

    void later(Duration delay, Runnable task) {
        later.apply(delay).execute(task);
    }

    @Override public void lost(MediaServer server) {
        for (var room : rooms.values()) room.lost(server);
    }

    @Override public void reached(MediaServer server) {
        for (var room : rooms.values()) room.reached();
    }

    int size() {
        return rooms.size();
    }

    boolean available() {
        return servers.stream().anyMatch(MediaServer::available);
    }

    /** @throws MediaUnavailable if no server can be reached */
    MediaServer leastLoaded() {
        return servers.stream().filter(MediaServer::available)
            .min((a, b) -> Long.compare(load(a), load(b))).orElseThrow(() -> new MediaUnavailable("no media server can be reached"));
    }

    private long load(MediaServer server) {
        return rooms.values().stream().filter(room -> room.isOn(server)).count();
    }
}
