package org.parley.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/** {@code /is-this-mail-from-you} (O7). Its form is no Faces form, so that asking needs no session. */
@Named
@RequestScoped
public class MailCheckPage {
    @Inject LetterInquiry inquiry;
    @Inject CurrentPerson currentPerson;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;
    @Inject @Param(name = "letter") String asked;

    private LetterInquiry.Answer answer;

    @PostConstruct void ask() {
        if (asked != null && !asked.isBlank()) answer = inquiry.ask(asked, currentPerson.address());
    }

    public String getAnswer() {
        return switch (answer) {
            case null -> null;
            case LetterInquiry.Answer.Ours ours -> Texts.get("mail-check.text.ours", Texts.get("letter.kind." + ours.known().letter().word()), Texts.day(ours.known().day()));
            case LetterInquiry.Answer.NotOurs none -> Texts.get("mail-check.text.not-ours");
            case LetterInquiry.Answer.TooLong much -> Texts.get("mail-check.problem.too-long");
            case LetterInquiry.Answer.TooMany many -> Texts.get("mail-check.problem.too-many");
        };
    }

    public boolean isOurs() { return answer instanceof LetterInquiry.Answer.Ours; }
    public String getPortal() { return portal; }
    public String getAsked() { return asked; }
}
