package org.parley.look;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.web.Texts;

/** Answers of resources, which are no pages, speak the person's language as well. */
public class LookFilter extends HttpFilter {
    @Inject transient CurrentLook look;

    @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        Texts.speak(look.language().locale());
        try {
            chain.doFilter(request, response);
        } finally {
            Texts.beSilent();
        }
    }
}
