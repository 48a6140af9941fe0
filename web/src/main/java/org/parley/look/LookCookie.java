package org.parley.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.parley.privacy.BrowserItem;
import org.parley.web.WebSettings;

/** What somebody without an account chose, in this browser alone. */
@ApplicationScoped
class LookCookie {
    private static final Duration LIFE = Duration.ofDays(180);

    @Inject WebSettings settings;

    Look read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Stream::of).filter(cookie -> cookie.getName().equals(BrowserItem.LOOK.item()))
            .map(cookie -> Look.of(cookie.getValue().replace('.', '/'))).findFirst().orElse(Look.OF_THE_BROWSER);
    }

    void write(Look look, HttpServletResponse response) {
        var cookie = new Cookie(BrowserItem.LOOK.item(), look.toString().replace('/', '.'));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setMaxAge((int) LIFE.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
