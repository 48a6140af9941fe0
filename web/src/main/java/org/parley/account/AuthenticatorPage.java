package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.parley.account.factor.AuthenticatorApp;
import org.parley.account.factor.SecondStep;

/** {@code /settings/authenticator}: sets the app up, confirms it by a code, takes it away. */
@Named
@RequestScoped
public class AuthenticatorPage {
    @Inject AuthenticatorApp app;
    @Inject SecondStep secondStep;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private String code = "", problem;
    private boolean confirmed;
    private List<String> codes = List.of();
    private Optional<AuthenticatorApp.SetUp> waiting;

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    @NeedsProof("/settings/authenticator")
    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/authenticator").go();
    }

    @NeedsProof("/settings/authenticator")
    public void begin() {
        if (member == null) return;
        app.begin(member);
        waiting = null;
    }

    @NeedsProof("/settings/authenticator")
    public void confirm() {
        if (member == null) return;
        var answer = app.confirm(member, code);
        waiting = null;
        confirmed = answer.isPresent();
        codes = answer.orElse(List.of());
        if (!confirmed) problem = "second-step.problem.wrong";
    }

    @NeedsProof("/settings/authenticator")
    public void remove() {
        if (member == null) return;
        app.remove(member);
        waiting = null;
    }

    public boolean isOn() { return member != null && secondStep.hasApp(member); }

    public AuthenticatorApp.SetUp getWaiting() {
        if (waiting == null) waiting = member == null ? Optional.empty() : app.waiting(member);
        return waiting.orElse(null);
    }

    public boolean isConfirmed() { return confirmed; }
    public List<String> getCodes() { return codes; }
    public String getProblem() { return problem; }
    public String getCode() { return code; }
    public void setCode(String code) { this.code = code; }
}
