package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.parley.web.WebSettings;

/** The cookie of "Stay signed in". The filter at the front lends the response. */
@RequestScoped
public class StayCookie {
    static final String NAME = "parley-stay";

    @Inject WebSettings settings;
    private HttpServletResponse response;

    void lend(HttpServletResponse response) {
        this.response = response;
    }

    Optional<String> value(HttpServletRequest request) {
        return CurrentPerson.cookie(request, NAME).filter(value -> !value.isBlank());
    }

    /** @param life empty: as long as the browser is open */
    void set(String token, Optional<Duration> life) {
        var cookie = new Cookie(NAME, token);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setMaxAge(life.map(Duration::toSeconds).orElse(-1L).intValue());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    void clear() {
        set("", Optional.of(Duration.ZERO));
    }
}
