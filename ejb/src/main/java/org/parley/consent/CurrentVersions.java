package org.parley.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The documents at hand: asked of the database every few seconds at most, because every page asks. Other nodes publish too. */
@ApplicationScoped
public class CurrentVersions {
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject DocumentVersions versions;
    @Inject Clock clock;

    private record Read(Instant at, List<DocumentVersion> versions) {}

    private volatile Read last = new Read(Instant.EPOCH, List.of());

    List<DocumentVersion> all() {
        var now = clock.instant();
        var read = last;
        if (read.at.plus(FRESH).isBefore(now)) last = read = new Read(now, versions.all());
        return read.versions;
    }

    void forget() {
        last = new Read(Instant.EPOCH, List.of());
    }
}
