package org.parley.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.parley.privacy.BrowserItem.Choice;
import org.parley.web.WebSettings;

/** What this browser may remember beyond what is necessary (C8). Nothing, until somebody chose. */
@Named
@RequestScoped
public class BrowserChoice {
    private static final Duration LIFE = Duration.ofDays(180);

    @Inject HttpServletRequest request;
    @Inject WebSettings settings;

    private Optional<Choice> chosen() {
        if (request.getCookies() == null) return Optional.empty();
        return Arrays.stream(request.getCookies()).filter(cookie -> cookie.getName().equals(BrowserItem.CHOICE.item())).map(Cookie::getValue)
            .flatMap(value -> Arrays.stream(Choice.values()).filter(choice -> choice.word().equals(value))).findFirst();
    }

    /** Everything there is to know about, for the page. */
    public List<BrowserItem> getItems() { return List.of(BrowserItem.values()); }

    /** The address of this page, to come back to. */
    public String getHere() { return Faces.getRequestURI().substring(Faces.getRequestContextPath().length()); }

    public boolean isMade() { return chosen().isPresent(); }

    /** For {@code data-keeps} of the page, which the modules ask before they keep something. */
    public String getKeeps() { return chosen().filter(Choice.PREFERENCES::equals).isPresent() ? "preferences" : "necessary"; }

    void choose(Choice choice, HttpServletResponse response) {
        var cookie = new Cookie(BrowserItem.CHOICE.item(), choice.word());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setMaxAge((int) LIFE.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    public boolean isGpc() { return "1".equals(request.getHeader("Sec-GPC")); }

    public boolean isDnt() { return "1".equals(request.getHeader("DNT")); }
}
