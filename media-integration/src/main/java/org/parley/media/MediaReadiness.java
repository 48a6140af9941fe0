package org.parley.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while a media server can be reached. */
@Readiness
@ApplicationScoped
public class MediaReadiness implements HealthCheck {
    @Inject MediaSide media;

    @Override public HealthCheckResponse call() {
        return HealthCheckResponse.named("media").status(media.available()).build();
    }
}
