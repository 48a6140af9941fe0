package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Set;

/** The challenges this browser may answer with a passkey: a few pages may be open at once, and any answer uses all of them up. */
@RequestScoped
public class Challenges {
    private static final String HERE = "parley.challenges";
    private static final int PAGES = 5;

    @Inject HttpServletRequest request;
    private String fresh;

    /** One for this page. */
    String fresh() {
        if (fresh == null) {
            fresh = Secrets.token();
            var open = new LinkedHashSet<>(open());
            open.add(fresh);
            if (open.size() > PAGES) open.removeFirst();
            request.getSession().setAttribute(HERE, open);
        }
        return fresh;
    }

    Set<String> take() {
        var open = open();
        if (!open.isEmpty()) request.getSession().removeAttribute(HERE);
        fresh = null;
        return open;
    }

    @SuppressWarnings("unchecked")
    private Set<String> open() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(HERE) instanceof Set<?> open ? (Set<String>) open : Set.of();
    }
}
