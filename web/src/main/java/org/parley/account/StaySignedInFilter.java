package org.parley.account;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Signs a remembered browser in again and gives it its next token (A10). */
public class StaySignedInFilter extends HttpFilter {
    @Inject transient CurrentPerson current;
    @Inject transient StayCookie cookie;
    @Inject transient StaySignedIn staySignedIn;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        cookie.lend(response);
        // an error page must not fail for the same reason once more
        if (request.getDispatcherType() == DispatcherType.REQUEST && !request.getRequestURI().startsWith(request.getContextPath() + "/assets/")) {
            current.leaveIfEnded();
            if (current.isSignedIn()) current.noteUse();
            else cookie.value(request).ifPresent(this::recall);
        }
        chain.doFilter(request, response);
    }

    private void recall(String token) {
        var remembered = staySignedIn.recall(token);
        if (remembered.isEmpty()) cookie.clear();
        remembered.ifPresent(found -> {
            current.resume(found.member(), token);
            found.token().ifPresent(next -> cookie.set(next, found.lasting() ? Optional.of(staySignedIn.life()) : Optional.empty()));
        });
    }
}
