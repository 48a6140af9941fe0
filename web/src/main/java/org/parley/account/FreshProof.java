package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * That whoever sits at this browser has proven to be the member a few minutes ago: by signing in, or on {@code /confirm}. A form
 * that was opened in time may be sent for as long again, so that nothing typed is lost.
 */
@RequestScoped
public class FreshProof {
    private static final String AT = "parley.proven-at";

    @Inject HttpServletRequest request;
    @Inject AccountSettings settings;
    @Inject Clock clock;

    public void given() {
        request.getSession().setAttribute(AT, clock.instant());
    }

    void lost() {
        request.getSession().removeAttribute(AT);
    }

    public boolean isThere() {
        var session = request.getSession(false);
        return session != null && session.getAttribute(AT) instanceof Instant at && at.plus(patience()).isAfter(clock.instant());
    }

    private Duration patience() {
        return request.getMethod().equals("POST") ? settings.freshProof().multipliedBy(2) : settings.freshProof();
    }

    /** Leads to where it is asked for, and back. */
    void ask(String path) {
        new ReturnPath("/confirm?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8)).go();
    }
}
