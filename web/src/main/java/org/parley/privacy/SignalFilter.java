package org.parley.privacy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.account.CurrentPerson;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;

/** Hears Global Privacy Control ({@code Sec-GPC}) and Do Not Track ({@code DNT}) of a member's browser, once a session (C9). */
public class SignalFilter extends HttpFilter {
    private static final String HEARD = "parley.signal";

    @Inject transient CurrentPerson currentPerson;
    @Inject transient ConsentDesk consents;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var gpc = "1".equals(request.getHeader("Sec-GPC"));
        if ((gpc || "1".equals(request.getHeader("DNT"))) && request.getSession(false) != null) currentPerson.member().ifPresent(member -> {
            var session = request.getSession();
            if (member.key().equals(session.getAttribute(HEARD))) return;
            consents.heed(member, gpc ? Channel.SIGNAL_GPC : Channel.SIGNAL_DNT);
            session.setAttribute(HEARD, member.key());
        });
        chain.doFilter(request, response);
    }
}
