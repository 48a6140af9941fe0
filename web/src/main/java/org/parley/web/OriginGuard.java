package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Lets a browser open the room socket and the API from the portal's own pages only (RFC 6455, 10.2). A client that sends no
 * Origin is no browser and carries nobody's cookies by accident.
 */
public class OriginGuard extends HttpFilter {
    @Inject transient WebSettings settings;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var origin = request.getHeader("Origin");
        if (origin == null || own(origin, request.getHeader("Host")) || settings.origins().contains(origin)) chain.doFilter(request, response);
        else response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    static boolean own(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
