package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.parley.account.factor.Passkeys;
import org.parley.account.factor.SecondStep;

/** {@code /confirm}: the same person still? Any one proof will do, then back to where the person was. */
@Named
@RequestScoped
public class ConfirmPage {
    @Inject SignIn signIn;
    @Inject SecondStep secondStep;
    @Inject Proofs proofs;
    @Inject Passkeys passkeys;
    @Inject Challenges challenges;
    @Inject FreshProof proof;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "return") String returnTo;

    private Person.Member member;
    private String password = "", code = "", response = "", passwordProblem, codeProblem, passkeyProblem;

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in").go();
    }

    public void byPassword() {
        if (member == null) return;
        switch (signIn.prove(member, password, currentPerson.address())) {
            case RIGHT -> goOn();
            case WRONG -> passwordProblem = "password.problem.wrong";
            case SLOWED -> passwordProblem = "password.problem.slowed";
            case BUSY -> passwordProblem = "sign-in.problem.busy";
        }
    }

    public void byCode() {
        if (member == null) return;
        switch (secondStep.prove(member, code)) {
            case RIGHT -> goOn();
            case WRONG -> codeProblem = "second-step.problem.wrong";
            case SLOWED -> codeProblem = "second-step.problem.slowed";
        }
    }

    public void byPasskey() {
        if (member == null) return;
        if (passkeys.prove(member, response, challenges.take())) goOn();
        else passkeyProblem = "passkeys.problem.refused";
    }

    private void goOn() {
        proof.given();
        new ReturnPath(returnTo).go();
    }

    public boolean isByPasswordOffered() { return member != null && proofs.hasPassword(member); }
    public boolean isApp() { return member != null && secondStep.hasApp(member); }
    public boolean isPasskey() { return member != null && secondStep.hasPasskey(member); }
    public String getOptions() { return member == null ? "" : passkeys.request(member, challenges.fresh()); }
    public String getPasswordProblem() { return passwordProblem; }
    public String getCodeProblem() { return codeProblem; }
    public String getPasskeyProblem() { return passkeyProblem; }
    public String getPassword() { return password; }
    public void setPassword(String password) { this.password = password; }
    public String getCode() { return code; }
    public void setCode(String code) { this.code = code; }
    public String getResponse() { return response; }
    public void setResponse(String response) { this.response = response; }
    public String getReturnTo() { return returnTo; }
}
