package org.parley.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place that reads the system's clock; everything else is given a {@link Clock} or an instant. */
@ApplicationScoped
public class InjectableClock {
    @Produces Clock clock() {
        return Clock.systemUTC();
    }
}
