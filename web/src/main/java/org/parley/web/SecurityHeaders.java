package org.parley.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.parley.together.Player;
import org.parley.together.TogetherSettings;

/**
 * Security headers on every answer (X7). Scripts and styles come from the portal's own files only, never from a page's text; but
 * for the scripts PrimeFaces writes, which carry the {@link PageNonce}.
 */
public class SecurityHeaders extends HttpFilter {
    static final String POLICY = "Content-Security-Policy";
    private static final String OWN_FILES = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob: mediastream:; "
        + "connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Inject transient WebSettings settings;
    @Inject transient TogetherSettings together;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        response.setHeader(POLICY, OWN_FILES + frames(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (settings.secure()) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        if (!isKept(request.getRequestURI())) response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }

    /** In rooms other sites' players may be opened, where the operator allows them. */
    private String frames(HttpServletRequest request) {
        if (together.players().isEmpty() || !request.getRequestURI().startsWith(request.getContextPath() + "/room/")) return "";
        return together.players().stream().map(Player::origin).collect(Collectors.joining(" ", "; frame-src ", ""));
    }

    /** The policy of a page on which scripts with this nonce run. */
    static String allowing(String nonce) {
        return OWN_FILES.replace("script-src 'self'", "script-src 'self' 'nonce-" + nonce + "'");
    }

    /** Files with a version in their address, of which Faces says itself how long they are kept. */
    private static boolean isKept(String path) {
        return path.startsWith("/assets/") || path.startsWith("/jakarta.faces.resource/");
    }
}
