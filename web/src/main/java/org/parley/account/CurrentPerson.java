package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.parley.consent.Gate;
import org.parley.consent.Purpose;

/** Who sends the request, as Shiro knows it. */
@Named
@RequestScoped
public class CurrentPerson {
    @Inject HttpServletRequest request;
    @Inject StaySignedIn staySignedIn;
    @Inject StayCookie cookie;
    @Inject Gate gate;

    public Optional<Person> person() {
        return SecurityUtils.getSubject().getPrincipal() instanceof Person person ? Optional.of(person).filter(this::stillHere) : Optional.empty();
    }

    /** An account that was erased, or a guest's visit that is over, has no session any more, wherever it was opened. */
    private boolean stillHere(Person person) {
        return gate.allows(person instanceof Person.Member ? Purpose.ACCOUNT : Purpose.GUEST_VISIT, person.subject());
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
        resume(person);
        if (person instanceof Person.Member member) cookie.set(staySignedIn.remember(member.id(), browser(), stay), stay ? Optional.of(staySignedIn.life()) : Optional.empty());
    }

    /** As {@link #signIn}, for a browser that has its token already. */
    void resume(Person person) {
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

    private String browser() {
        var agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        if (request.getCookies() == null) return Optional.empty();
        for (Cookie cookie : request.getCookies()) if (cookie.getName().equals(name)) return Optional.of(cookie.getValue());
        return Optional.empty();
    }
}
