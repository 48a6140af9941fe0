package org.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * MultiViews lets every page take what follows its address; here only those take it that are named in web.xml, and one segment
 * of it. Behind any other page there is nothing.
 */
public class ExtraPaths extends HttpFilter {
    private static final String VIEWS = "/WEB-INF/faces-views", KIND = ".xhtml";

    private final Set<String> pages = new HashSet<>();
    private Set<String> open;

    @Override public void init() {
        open = Set.of(getInitParameter("open").strip().split("\\s+"));
        var folders = new ArrayDeque<>(List.of(VIEWS + '/'));
        while (!folders.isEmpty())
            for (var entry : getServletContext().getResourcePaths(folders.poll())) {
                if (entry.endsWith("/")) folders.add(entry);
                else if (entry.endsWith(KIND)) pages.add(entry.substring(VIEWS.length(), entry.length() - KIND.length()));
            }
    }

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (leadsNowhere(asked(request))) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    /** What the browser asked for, also where FacesViews has forwarded it already. */
    private static String asked(HttpServletRequest request) {
        var address = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String forwarded ? forwarded : request.getRequestURI();
        return address.substring(request.getContextPath().length()).replaceAll("//+", "/");
    }

    private boolean leadsNowhere(String path) {
        if (pages.contains(path) || path.endsWith("/")) return false;
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            var page = path.substring(0, slash);
            if (pages.contains(page)) return !open.contains(page) || path.indexOf('/', slash + 1) > 0;
        }
        return false;
    }
}
