package org.parley.consent;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.shiro.authz.AuthorizationException;

/** Turns a refusal of a boundary into words: why it was refused, and what the person can do (C2). */
public class RefusalFilter extends HttpFilter {
    static final String REFUSAL = "parley.refusal";

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            var refused = cause(e, PurposeRefused.class);
            if (response.isCommitted() || refused.isEmpty() && cause(e, AuthorizationException.class).isEmpty()) throw e;
            refused.ifPresent(one -> request.setAttribute(REFUSAL, one.refusal()));
            response.resetBuffer();
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> kind) {
        for (var one = fault; one != null; one = one.getCause()) if (kind.isInstance(one)) return Optional.of(kind.cast(one));
        return Optional.empty();
    }
}
