package org.parley.media;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.media.engine.EngineCounters;
import org.parley.media.kurento.EmbeddedServer;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.RemoteServer;

/** The media servers of this node and the rooms on them, from start to stop. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MediaSide {
    @Inject MediaSettings settings;
    @Inject MediaEvents events;
    @Inject Clock clock;

    private final List<MediaServer> servers = new CopyOnWriteArrayList<>();
    private EmbeddedServer embedded;
    private MediaRooms rooms;

    @PostConstruct void start() {
        rooms = new MediaRooms(servers, events::tell);
        var uris = settings.kurentoUris();
        for (var uri : uris) servers.add(new RemoteServer(uri, rooms));
        if (!uris.isEmpty()) return;
        embedded = embedded();
        servers.add(embedded);
        Thread.ofVirtual().name("media-warm").start(embedded::warm);
    }

    private EmbeddedServer embedded() {
        try {
            return new EmbeddedServer(settings.engine(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The media port " + settings.engine().port() + " cannot be had", e);
        }
    }

    @PreDestroy void stop() {
        servers.forEach(MediaServer::close);
    }

    public void handle(MediaCommand command) {
        rooms.handle(command);
    }

    /** Whether at least one media server can be reached. */
    public boolean available() {
        return servers.stream().anyMatch(MediaServer::available);
    }

    /** What the embedded engine did since the start; all zero if Kurento Media Servers are used. */
    public EngineCounters counters() {
        return embedded == null ? EngineCounters.NONE : embedded.counters();
    }
}
