package org.parley.door;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What this browser is about at other doors: journeys under way, each good for one return, and who was introduced. */
@RequestScoped
public class Journeys {
    private static final String WAYS = "parley.journeys", INTRODUCED = "parley.introduction";
    private static final int AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Inject HttpServletRequest request;
    @Inject Clock clock;

    void begin(Journey journey) {
        var ways = new LinkedHashMap<>(ways());
        ways.put(journey.state(), journey);
        if (ways.size() > AT_ONCE) ways.pollFirstEntry();
        request.getSession().setAttribute(WAYS, ways);
    }

    /** @param state as it came back */
    Optional<Journey> end(String state) {
        var ways = new LinkedHashMap<>(ways());
        var journey = Optional.ofNullable(ways.remove(state));
        if (journey.isPresent()) request.getSession().setAttribute(WAYS, ways);
        return journey;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Journey> ways() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(WAYS) instanceof Map<?, ?> ways ? (Map<String, Journey>) ways : Map.of();
    }

    /** In a session whose id nobody planted. */
    public void introduce(Introduction introduction) {
        request.getSession().setAttribute(INTRODUCED, introduction);
        request.changeSessionId();
    }

    Optional<Introduction> introduced() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(INTRODUCED) instanceof Introduction one && one.at().plus(PATIENCE).isAfter(clock.instant()) ? Optional.of(one) : Optional.empty();
    }

    void forget() {
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(INTRODUCED);
    }
}
