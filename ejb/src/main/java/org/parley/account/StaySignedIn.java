package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.room.ParticipantId;
import org.parley.vault.Vault;

/** Keeps browsers signed in by a random token that changes with each use; the server keeps its hash (A10). */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class StaySignedIn {
    /**
     * @param token   the cookie's new value; empty where the browser has a newer one already
     * @param lasting whether the cookie outlives the browser
     */
    public record Remembered(Person.Member member, Optional<String> token, boolean lasting) {}

    @PersistenceContext(unitName = "parley") EntityManager entities;
    @Inject Accounts accounts;
    @Inject AccountSettings settings;
    @Inject KnownDevices devices;
    @Inject Sessions sessions;
    @Inject SecurityLetters letters;
    @Inject Vault vault;
    @Inject Clock clock;

    /**
     * @param lasting "Stay signed in" was ticked; else the token only brings a session back that the server lost
     * @return the token for the cookie: family, a dot, the secret
     */
    @Processes(Purpose.ACCOUNT)
    public String remember(AccountId account, Arrival arrival, boolean lasting) {
        var family = ParticipantId.random().value();
        var secret = Secrets.token();
        var now = clock.instant();
        var device = devices.print(account, arrival.device());
        var place = new RememberedBrowser.Place(vault.seal(account.subject(), "remembered_browser|" + family, arrival.agent()), network(account, family, arrival.address()), device);
        entities.persist(new RememberedBrowser(family, account, Secrets.hash(secret), place, lasting, now, life(lasting)));
        if (devices.isSurprise(account, device, now)) letters.newDevice(account, BrowserName.of(arrival.agent()), NetworkPrefix.of(arrival.address()));
        return family + '.' + secret;
    }

    private byte[] network(AccountId account, String family, String address) {
        return vault.seal(account.subject(), "remembered_browser.network|" + family, NetworkPrefix.of(address));
    }

    /** It was used just now, from there; what is used does not run out. */
    public void used(SignedIn session, String address) {
        var browser = entities.find(RememberedBrowser.class, session.family());
        if (browser != null) browser.used(network(browser.account(), session.family(), address), clock.instant(), life(browser.lasting()));
    }

    public Optional<Remembered> recall(String token) {
        var dot = token.indexOf('.');
        if (dot != 32 || token.length() > 100) return Optional.empty();
        var browser = entities.find(RememberedBrowser.class, token.substring(0, dot), LockModeType.PESSIMISTIC_WRITE);
        if (browser == null) return Optional.empty();
        var now = clock.instant();
        var secret = Optional.<String>empty();
        switch (browser.judge(Secrets.hash(token.substring(dot + 1)), now)) {
            case STOLEN -> {
                entities.remove(browser);
                sessions.endFamily(browser.account(), browser.family());
                letters.tokenStolen(browser.account());
                return Optional.empty();
            }
            case EXPIRED -> {
                entities.remove(browser);
                return Optional.empty();
            }
            case PREVIOUS -> { }
            case CURRENT -> {
                var fresh = Secrets.token();
                browser.rotate(Secrets.hash(fresh), now, life(browser.lasting()));
                secret = Optional.of(token.substring(0, dot + 1) + fresh);
            }
        }
        var answer = secret;
        return accounts.find(browser.account()).filter(Account::mayEnter).flatMap(accounts::member).map(member -> new Remembered(member, answer, browser.lasting()));
    }

    public void forget(String token) {
        if (token.length() < 32) return;
        var browser = entities.find(RememberedBrowser.class, token.substring(0, 32));
        if (browser == null) return;
        entities.remove(browser);
        sessions.endFamily(browser.account(), browser.family());
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void end(AccountId account) {
        entities.createNamedQuery("RememberedBrowser.end").setParameter("account", account.value()).executeUpdate();
        entities.createNamedQuery("EndedSession.forget").setParameter("account", account.value()).executeUpdate();
        devices.forget(account);
    }

    public Duration life() {
        return settings.staySignedIn;
    }

    private Duration life(boolean lasting) {
        return lasting ? settings.staySignedIn : settings.session;
    }
}
