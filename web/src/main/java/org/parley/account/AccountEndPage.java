package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.parley.web.Texts;

/** The part of {@code /settings/account} that puts an account to sleep or ends it (A14). */
@Named
@RequestScoped
public class AccountEndPage {
    @Inject AccountStates states;
    @Inject CurrentPerson currentPerson;

    private String problem;

    @NeedsProof("/settings/account")
    public void sleep() { currentPerson.member().ifPresent(me -> leave(states.deactivate(me))); }

    @NeedsProof("/settings/account")
    public void delete() { currentPerson.member().ifPresent(me -> leave(states.planErasure(me))); }

    private void leave(AccountStates.Outcome outcome) {
        switch (outcome) {
            case AccountStates.Outcome.LastAdministrator last -> problem = Texts.get("privacy-settings.problem.administrator");
            case AccountStates.Outcome.NotNow notNow -> problem = Texts.get("account-end.problem.not-now");
            case AccountStates.Outcome.Planned planned -> bye("until=" + day(planned.due()));
            default -> bye("asleep=yes");
        }
    }

    private void bye(String how) {
        currentPerson.signOut();
        new ReturnPath("/asleep?" + how).go();
    }

    private static LocalDate day(Instant due) { return LocalDate.ofInstant(due, ZoneOffset.UTC); }

    public String getProblem() { return problem; }
}
