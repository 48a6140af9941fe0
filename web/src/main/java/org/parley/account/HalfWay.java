package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Somebody whose password is right and who has more to prove: nobody yet, for five minutes. */
@RequestScoped
public class HalfWay {
    private static final String HERE = "parley.half-way";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param stay whether to stay signed in */
    public record Waiting(Person.Member member, boolean stay, Instant until) implements Serializable {}

    @Inject HttpServletRequest request;
    @Inject AccountStates states;
    @Inject CurrentPerson currentPerson;
    @Inject Clock clock;

    public void begin(Person.Member member, boolean stay) {
        request.getSession().setAttribute(HERE, new Waiting(member, stay, clock.instant().plus(PATIENCE)));
        request.changeSessionId();
    }

    public Optional<Waiting> waiting() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(HERE) instanceof Waiting waiting && clock.instant().isBefore(waiting.until()) ? Optional.of(waiting) : Optional.empty();
    }

    /** The second step is right as well: signs in, and wakes up who asked for that with the password. */
    void finish() {
        waiting().ifPresent(waiting -> {
            end();
            states.reactivate(waiting.member());
            currentPerson.signIn(waiting.member(), waiting.stay());
        });
    }

    void end() {
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(HERE);
    }
}
