package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.vault.Vault;

/** Where a member is signed in, and the way to end it from afar (A11). */
@Stateless
@Processes(Purpose.ACCOUNT)
public class Sessions {
    private static final Duration LATELY = Duration.ofSeconds(30);

    private static final int MOST = 200;

    /** @param here whether it is the one that asks */
    public record Session(String family, BrowserName name, String network, Instant begunAt, Instant usedAt, boolean lasting, boolean here) {}

    /** All sign-ins of one browser, the last used first. */
    public record Device(BrowserName name, List<Session> sessions) {
        public Session latest() {
            return sessions.getFirst();
        }

        public boolean here() {
            return sessions.stream().anyMatch(Session::here);
        }
    }

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Vault vault;
    @Inject Event<EndedSession> ended;
    @Inject Clock clock;

    /** The one that asks first, then the last used. @param here family of the session that asks */
    public List<Device> devices(Person.Member who, String here) {
        var byDevice = new LinkedHashMap<String, List<Session>>();
        for (var browser : rows(who.id())) byDevice.computeIfAbsent(browser.device(), one -> new ArrayList<>()).add(session(browser, here));
        return byDevice.values().stream().map(sessions -> new Device(sessions.getFirst().name(), sessions)).sorted(Comparator.comparing(device -> !device.here())).toList();
    }

    private List<RememberedBrowser> rows(AccountId account) {
        return entities.createNamedQuery("RememberedBrowser.of", RememberedBrowser.class).setParameter("account", account.value()).setParameter("now", clock.instant()).setMaxResults(MOST).getResultList();
    }

    private Session session(RememberedBrowser browser, String here) {
        var subject = browser.account().subject();
        var agent = vault.open(subject, "remembered_browser|" + browser.family(), browser.browser()).orElse("");
        var network = vault.open(subject, "remembered_browser.network|" + browser.family(), browser.network()).orElse("");
        return new Session(browser.family(), BrowserName.of(agent), network, browser.begunAt(), browser.usedAt(), browser.lasting(), browser.family().equals(here));
    }

    /** Every sign-in of the browser that this one belongs to; somebody else's is not touched. */
    public void endDevice(Person.Member who, String family) {
        rows(who.id()).stream().filter(one -> one.family().equals(family)).findFirst().ifPresent(one ->
            rows(who.id()).stream().filter(other -> other.device().equals(one.device())).forEach(other -> end(who.id(), other)));
    }

    private void end(AccountId account, RememberedBrowser browser) {
        entities.remove(browser);
        tell(EndedSession.one(account, browser.family(), clock.instant()));
    }

    /** @param kept family of the session that goes on, or empty */
    public void endAll(Person.Member who, String kept) {
        endAll(who.id(), kept);
    }

    /** As the other, where the account is found by a link or by staff. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public void endAll(AccountId account, String kept) {
        entities.createNamedQuery("RememberedBrowser.endOthers").setParameter("account", account.value()).setParameter("kept", kept).executeUpdate();
        tell(EndedSession.all(account, kept, clock.instant()));
    }

    /** A stolen token: what lives of its family ends. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public void endFamily(AccountId account, String family) {
        tell(EndedSession.one(account, family, clock.instant()));
    }

    private void tell(EndedSession one) {
        entities.persist(one);
        ended.fire(one);
    }

    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public List<EndedSession> endedLately() {
        return entities.createNamedQuery("EndedSession.since", EndedSession.class).setParameter("time", clock.instant().minus(LATELY)).getResultList();
    }
}
