package org.parley.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.schema.NotStored;

/** How this request is answered (A16): as a member chose in the account, anybody else in this browser, else as the browser asks. */
@Named("look")
@RequestScoped
public class CurrentLook {
    @Inject HttpServletRequest request;
    @Inject CurrentPerson currentPerson;
    @Inject LookDesk looks;
    @Inject LookCookie cookie;

    private Look chosen;

    /** With the language in force as that of letters. */
    public Look chosen() {
        if (chosen == null) chosen = currentPerson.member().map(this::ofAccount).orElseGet(() -> cookie.read(request).withLetters(ofBrowser()));
        return chosen;
    }

    private Look ofAccount(Person.Member member) {
        try {
            return looks.of(member);
        } catch (NotStored e) { // the page that says so is shown all the same
            return Look.OF_THE_BROWSER;
        }
    }

    private Language ofBrowser() {
        if (request.getHeader("Accept-Language") == null) return Language.EN; // else the servlet would name the server's own
        return Collections.list(request.getLocales()).stream().map(Locale::toLanguageTag).map(Language::of).flatMap(Optional::stream).findFirst().orElse(Language.EN);
    }

    public Language language() { return chosen().language().orElseGet(this::ofBrowser); }

    public String getLanguage() { return language().word(); }

    public String getTheme() { return chosen().theme().word(); }

    /** For the browser's own parts, such as scroll bars. */
    public String getScheme() { return chosen().theme() == Theme.SYSTEM ? "light dark" : chosen().theme() == Theme.LIGHT ? "light" : "dark"; }

    public String getZone() { return chosen().zone().map(ZoneId::getId).orElse(""); }

    /** What was chosen, for the form; empty: nothing. */
    public String getChosenLanguage() { return chosen().language().map(Language::word).orElse(""); }

    public List<Language> getLanguages() { return List.of(Language.values()); }
    public List<Theme> getThemes() { return List.of(Theme.values()); }

    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream().filter(name -> name.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")).sorted().toList();
    }

    /** Time as the person reads it; in UTC, and saying so, where only the browser knows the zone. */
    public String time(Instant at) {
        var written = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language().locale()).withZone(chosen().zone().orElse(ZoneOffset.UTC)).format(at);
        return chosen().zone().isPresent() ? written : written + " UTC";
    }

}
