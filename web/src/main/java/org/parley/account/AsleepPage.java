package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.parley.web.Texts;

/** {@code /asleep}: what a member reads who has just put the account to sleep. */
@Named
@RequestScoped
public class AsleepPage {
    @Inject @Param(name = "until") String until;

    public String getText() {
        try {
            if (until != null && until.length() == 10) return Texts.get("asleep.text.until", Texts.day(LocalDate.parse(until)));
        } catch (DateTimeException e) {
            return Texts.get("asleep.text.open");
        }
        return Texts.get("asleep.text.open");
    }
}
