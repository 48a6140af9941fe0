package org.parley.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** How long each category is kept (P7): {@code parley.retention.<category>}, an ISO 8601 duration. */
@ApplicationScoped
public class RetentionSchedule {
    @Inject Config config;

    /** Empty: with the account, or not at all. */
    public Optional<Duration> kept(DataCategory category) {
        return category.isKeptForATime() ? Optional.of(config.getValue(category.setting(), Duration.class)) : Optional.empty();
    }

    public Duration of(DataCategory category) {
        return kept(category).orElseThrow(() -> new IllegalArgumentException(category + " has no time of its own"));
    }
}
