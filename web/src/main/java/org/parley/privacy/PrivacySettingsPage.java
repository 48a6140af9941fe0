package org.parley.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;
import org.parley.account.AccountStates;
import org.parley.account.Actor;
import org.parley.account.CurrentPerson;
import org.parley.account.Erasure;
import org.parley.account.NeedsProof;
import org.parley.account.Person;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.ConsentDesk.Choice;
import org.parley.consent.ConsentRecord;
import org.parley.consent.Prompts;
import org.parley.consent.Purpose;
import org.parley.web.PagedRows;
import org.parley.web.Texts;
import org.primefaces.model.LazyDataModel;

/** {@code /settings/privacy}: choices, restriction, what is kept, who used it, decisions and receipts, erasure. */
@Named
@RequestScoped
public class PrivacySettingsPage {
    @Inject MyPrivacy mine;
    @Inject ConsentDesk consents;
    @Inject AccountStates states;
    @Inject Erasure erasure;
    @Inject KeptWords kept;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private boolean sure;
    private String problem, sureProblem;

    private final LazyDataModel<ProcessingLog.Entry> entries = new PagedRows<>(
        () -> member == null ? 0 : mine.entryCount(member),
        slice -> member == null ? List.of() : mine.entries(member, slice.first(), slice.most(), slice.ascending()));

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    public void onlyMembers() {
        if (member == null) Faces.redirect("sign-in?return=/settings/privacy");
    }

    public void turn(Choice choice) {
        if (member == null) return;
        var purpose = choice.purpose();
        if (purpose.needsConsent()) {
            if (choice.on()) consents.withdraw(member, purpose, language(), Channel.SETTINGS);
            else consents.give(member, purpose, language(), Channel.SETTINGS);
        } else if (choice.on()) consents.object(member, purpose, language(), Channel.SETTINGS);
        else consents.liftObjection(member, purpose, language(), Channel.SETTINGS);
        again();
    }

    public void turnRestriction() {
        if (member == null) return;
        if (!isRestricted()) states.restrict(member, Actor.HOLDER);
        else if (states.liftRestriction(member, Actor.HOLDER) instanceof AccountStates.Outcome.ByStaff) {
            problem = Texts.get("privacy-settings.problem.by-staff");
            return;
        }
        again();
    }

    @NeedsProof("/settings/privacy")
    public void erase() {
        if (member == null) return;
        if (!sure) {
            sureProblem = "privacy-settings.problem.sure";
            return;
        }
        switch (erasure.erase(member)) {
            case Erasure.Outcome.Erased erased -> {
                currentPerson.signOut();
                Faces.redirect("erased");
            }
            case Erasure.Outcome.LastAdministrator last -> problem = Texts.get("privacy-settings.problem.administrator");
            case Erasure.Outcome.Held held -> problem = Texts.get("privacy-settings.problem.held",
                held.holds().stream().map(hold -> hold.duty() + " (" + Texts.day(LocalDate.ofInstant(hold.until(), ZoneOffset.UTC)) + ")").collect(Collectors.joining(", ")));
        }
    }

    private void again() { Faces.redirect("settings/privacy"); }

    private Locale language() { return Texts.locale(); }

    public List<Choice> getChoices() { return consents.choices(member); }
    public String title(Purpose purpose) { return Prompts.text(purpose, "title", language(), 0); }
    public String prompt(Purpose purpose) { return consents.prompt(purpose, language()); }
    public boolean isRestricted() { return consents.isRestricted(member); }
    public List<ConsentRecord> getHistory() { return consents.history(member); }
    public List<MyPrivacy.Kept> getKept() { return mine.kept(member); }
    public LazyDataModel<ProcessingLog.Entry> getEntries() { return entries; }
    public List<ProcessingLog.Count> getCounts() { return mine.counts(member); }

    /** What a row of the history is about, in words. */
    public String about(ConsentRecord record) {
        return record.purpose().map(purpose -> purpose.isChoice() ? title(purpose) : Texts.get("purpose.title." + purpose.word()))
            .orElseGet(() -> record.document().isEmpty() ? Texts.get("privacy-settings.about.all") : Texts.get("document.title." + record.document().split("/")[0]) + " " + record.document().split("/")[1]);
    }

    public String day(ProcessingLog.Count count) { return Texts.day(count.day()); }
    public String kept(MyPrivacy.Kept row) { return kept.of(row.category()); }

    public String getProblem() { return problem; }
    public String getSureProblem() { return sureProblem; }
    public boolean isSure() { return sure; }
    public void setSure(boolean sure) { this.sure = sure; }
}
