package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.parley.privacy.DataCategory;
import org.parley.privacy.RetentionSchedule;
import org.parley.web.WebSettings;

/** The cookies of "Stay signed in" and of the device. The filter at the front lends the response. */
@RequestScoped
public class StayCookie {
    static final String NAME = "parley-stay", DEVICE = "parley-device";

    @Inject WebSettings settings;
    @Inject RetentionSchedule schedule;
    private HttpServletResponse response;

    void lend(HttpServletResponse response) {
        this.response = response;
    }

    Optional<String> value(HttpServletRequest request) {
        return CurrentPerson.cookie(request, NAME).filter(value -> !value.isBlank());
    }

    /** @param life empty: as long as the browser is open */
    void set(String token, Optional<Duration> life) {
        add(NAME, token, life);
    }

    /** The secret this device is known by, made anew where it has none. It opens nothing. */
    String device(HttpServletRequest request) {
        var secret = CurrentPerson.cookie(request, DEVICE).filter(value -> value.matches("[\\w-]{43}")).orElseGet(Secrets::token);
        add(DEVICE, secret, Optional.of(schedule.of(DataCategory.DEVICES)));
        return secret;
    }

    private void add(String name, String value, Optional<Duration> life) {
        var cookie = new Cookie(name, value);
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
