package org.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Serves {@code /assets/<version>/…} from {@code /assets/…}, to be kept for a year; without a version it is not kept. */
public class AssetVersions extends HttpFilter {
    private static final Pattern VERSIONED = Pattern.compile("/assets/[0-9a-f]{1,8}(/.+)");

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        var versioned = VERSIONED.matcher(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
        if (!versioned.matches()) {
            response.setHeader("Cache-Control", "no-cache");
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        request.getRequestDispatcher("/assets" + versioned.group(1)).forward(request, response);
    }
}
