package org.parley.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.GeneralException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.account.Pace;
import org.parley.account.Secrets;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a browser to a provider and hears what it comes back with (A12). Nothing is stored here. */
@ApplicationScoped
@Processes(value = Purpose.OTHER_DOORS, of = Whose.NEWCOMER)
public class Doorway {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
    private static final Pace.Limit JOURNEYS = new Pace.Limit("ways to other doors", 120, Duration.ofMinutes(10));

    public record Way(Journey journey, URI to) {}

    @Inject Doors doors;
    @Inject DoorSettings settings;
    @Inject OpenId openId;
    @Inject OAuth2 oauth2;
    @Inject Pace pace;
    @Inject Clock clock;

    /** Empty where there is no such door, the provider does not answer, or one address asks all the time. */
    public Optional<Way> begin(String name, Journey.Errand errand, String returnTo, String address) {
        var door = doors.find(name).filter(Door::isElsewhere);
        var now = clock.instant();
        if (door.isEmpty() || !pace.allows(JOURNEYS, address, now)) return Optional.empty();
        var journey = new Journey(name, errand, Secrets.token(), Secrets.token(), Secrets.token(), returnTo, now);
        try {
            return Optional.of(new Way(journey, protocol(door.get()).ask(door.get(), journey, settings.redirect(door.get()))));
        } catch (IOException | GeneralException e) {
            LOG.warn("The door {} does not open", name, e);
            return Optional.empty();
        }
    }

    /** @param query what the browser brought, as it stands in the address */
    public Answer end(Journey journey, String query) {
        var door = doors.find(journey.door()).filter(Door::isElsewhere);
        if (door.isEmpty() || journey.isOver(clock.instant())) return new Answer.Refused();
        var redirect = settings.redirect(door.get());
        try {
            return protocol(door.get()).answer(door.get(), journey, redirect, URI.create(redirect + "?" + query));
        } catch (IOException | RemoteKeySourceException e) {
            LOG.warn("The door {} does not answer", journey.door(), e);
            return new Answer.Down();
        } catch (GeneralException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            LOG.warn("The door {} gave an answer that does not hold", journey.door(), e);
            return new Answer.Refused();
        }
    }

    private Protocol protocol(Door door) {
        return door.kind() == Door.Kind.OIDC ? openId : oauth2;
    }
}
