package org.parley.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.Purpose;
import org.parley.web.Texts;

/** {@code /settings/notifications}: which letters come in any case, and which only if wanted (C10). */
@Named
@RequestScoped
public class NotificationsPage {
    @Inject ConsentDesk consents;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    public void onlyMembers() {
        if (member == null) Faces.redirect("sign-in?return=/settings/notifications");
    }

    public void turn() {
        if (member == null) return;
        if (getNews().on()) consents.withdraw(member, Purpose.NEWSLETTERS, Texts.locale(), Channel.SETTINGS);
        else consents.give(member, Purpose.NEWSLETTERS, Texts.locale(), Channel.SETTINGS);
        Faces.redirect("settings/notifications");
    }

    public ConsentDesk.Choice getNews() {
        return consents.choices(member).stream().filter(choice -> choice.purpose() == Purpose.NEWSLETTERS).findFirst().orElseThrow();
    }

    public String getPrompt() { return consents.prompt(Purpose.NEWSLETTERS, Texts.locale()); }
    public List<Letter> getService() { return Arrays.stream(Letter.values()).filter(letter -> letter.purpose() == Purpose.SERVICE_LETTERS).toList(); }
}
