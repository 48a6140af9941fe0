package org.parley.account;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.parley.consent.Gate;
import org.parley.consent.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sends the request, as Shiro knows it. */
@Named
@RequestScoped
public class CurrentPerson {
    public static final String SIGNED_IN = "parley.signed-in";
    private static final String USED = "parley.used";
    private static final Logger LOG = LoggerFactory.getLogger(CurrentPerson.class);
    private static final Duration NOTED = Duration.ofMinutes(5);

    @Inject HttpServletRequest request;
    @Inject StaySignedIn staySignedIn;
    @Inject StayCookie cookie;
    @Inject EndedSessions ended;
    @Inject FreshProof proof;
    @Inject Gate gate;
    @Inject Event<Renamed> renamings;
    @Inject Clock clock;

    public Optional<Person> person() {
        return SecurityUtils.getSubject().getPrincipal() instanceof Person person ? Optional.of(person).filter(this::stillHere) : Optional.empty();
    }

    /** An account that was erased, or a guest's visit that is over, has no session any more, wherever it was opened. */
    private boolean stillHere(Person person) {
        if (person instanceof Person.Member member && signedIn().filter(session -> ended.covers(member.id(), session)).isPresent()) return false;
        return gate.allows(person instanceof Person.Member ? Purpose.ACCOUNT : Purpose.GUEST_VISIT, person.subject());
    }

    /** The member's sign-in that this web session belongs to. */
    public Optional<SignedIn> signedIn() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SIGNED_IN) instanceof SignedIn signedIn ? Optional.of(signedIn) : Optional.empty();
    }

    /** Lets go of a web session whose sign-in was ended from afar. */
    void leaveIfEnded() {
        var subject = SecurityUtils.getSubject();
        if (subject.getPrincipal() instanceof Person person && !stillHere(person)) subject.logout();
    }

    /** Every few minutes of use. */
    void noteUse() {
        signedIn().ifPresent(session -> {
            var now = clock.instant();
            if (request.getSession().getAttribute(USED) instanceof Instant before && before.plus(NOTED).isAfter(now)) return;
            request.getSession().setAttribute(USED, now);
            try {
                staySignedIn.used(session, address());
            } catch (EJBException e) { // without a database a page that needs none is still shown
                LOG.warn("The last use of a sign-in could not be noted", e);
            }
        });
    }

    public Optional<Person.Member> member() {
        return person().filter(Person.Member.class::isInstance).map(Person.Member.class::cast);
    }

    public boolean isSignedIn() {
        return person().isPresent();
    }

    public boolean isMember() {
        return person().filter(Person.Member.class::isInstance).isPresent();
    }

    public boolean isGuest() {
        return person().filter(Person.Guest.class::isInstance).isPresent();
    }

    public boolean isAdministrator() {
        return person().filter(Person::administrator).isPresent();
    }

    public boolean isStaff() {
        return isMember() && SecurityUtils.getSubject().hasRole(AccountRealm.STAFF);
    }

    /** @param permission by area and verb */
    public boolean may(String permission) {
        return isMember() && SecurityUtils.getSubject().isPermitted(permission);
    }

    public String getName() {
        return person().map(person -> person.screenName().value()).orElse("");
    }

    /** A new session id, so that one planted before the sign-in is worth nothing. */
    public void signIn(Person person, boolean stay) {
        if (person instanceof Person.Member member) {
            cookie.value(request).ifPresent(staySignedIn::forget);
            var token = staySignedIn.remember(member.id(), new Arrival(request.getHeader("User-Agent"), address(), cookie.device(request)), stay);
            cookie.set(token, stay ? Optional.of(staySignedIn.life()) : Optional.empty());
            resume(person, token);
            proof.given();
        } else open(person);
    }

    /** By another door. @param fresh it asked just now who is there: else this portal does before what matters */
    public void signInByDoor(Person.Member member, boolean fresh) {
        signIn(member, false);
        if (!fresh) proof.lost();
    }

    /** As {@link #signIn}, for a browser that has its token already. */
    void resume(Person person, String token) {
        open(person);
        var now = clock.instant();
        request.getSession().setAttribute(SIGNED_IN, SignedIn.by(token, now));
        request.getSession().setAttribute(USED, now);
    }

    /** The same sign-in under another name. */
    void become(Person.Member renamed) {
        var session = signedIn();
        open(renamed);
        session.ifPresent(same -> request.getSession().setAttribute(SIGNED_IN, same));
        renamings.fire(new Renamed(renamed));
    }

    private void open(Person person) {
        SecurityUtils.getSubject().login(new AccountRealm.Proven(person));
        request.getSession();
        request.changeSessionId();
    }

    public void signOut() {
        cookie.value(request).ifPresent(token -> {
            staySignedIn.forget(token);
            cookie.clear();
        });
        SecurityUtils.getSubject().logout();
    }

    public String address() {
        return request.getRemoteAddr();
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) return Optional.empty();
        for (Cookie cookie : request.getCookies()) if (cookie.getName().equals(name)) return Optional.of(cookie.getValue());
        return Optional.empty();
    }
}
