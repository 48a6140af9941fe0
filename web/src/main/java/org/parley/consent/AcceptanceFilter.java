package org.parley.consent;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.parley.account.CurrentPerson;

/** Leads a member to what changed before anything else (C7). What a person needs to decide, to object and to leave stays open. */
public class AcceptanceFilter extends HttpFilter {
    private static final Set<String> OPEN = Set.of("accept", "privacy", "terms", "rules", "archive", "cookies", "sign-out", "sign-in", "sign-up", "verify", "reset", "email", "confirm", "erased", "asleep", "unsubscribe", "no-invitations", "look", "is-this-mail-from-you", "receipt-check",
        "assets", "api", "live", ".well-known", "jakarta.faces.resource");

    @Inject transient Documents documents;
    @Inject transient CurrentPerson currentPerson;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (isOpen(path) || currentPerson.member().map(documents::pending).filter(pending -> !pending.isEmpty()).isEmpty()) chain.doFilter(request, response);
        else response.sendRedirect(request.getContextPath() + "/accept?return=" + URLEncoder.encode(request.getMethod().equals("GET") ? path : "/", StandardCharsets.UTF_8));
    }

    static boolean isOpen(String path) {
        var first = path.startsWith("/") ? path.substring(1) : path;
        if (first.equals("settings/privacy")) return true;
        var slash = first.indexOf('/');
        return OPEN.contains(slash < 0 ? first : first.substring(0, slash));
    }
}
