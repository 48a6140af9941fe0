package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.parley.account.factor.Passkeys;

/** A passkey on {@code /sign-in}: instead of everything else, or as the second step. */
@Named
@RequestScoped
public class PasskeySignInPage {
    @Inject Passkeys passkeys;
    @Inject Challenges challenges;
    @Inject HalfWay halfWay;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "return") String returnTo;

    private String response = "", problem;

    public void enter() {
        var waiting = halfWay.waiting();
        if (waiting.isPresent()) {
            if (passkeys.prove(waiting.get().member(), response, challenges.take())) halfWay.finish();
            else refuse();
        } else passkeys.signIn(response, challenges.take()).ifPresentOrElse(member -> currentPerson.signIn(member, false), this::refuse);
        if (problem == null) new ReturnPath(returnTo).go();
    }

    private void refuse() { problem = "passkeys.problem.refused"; }

    public String getOptions() {
        var challenge = challenges.fresh();
        return halfWay.waiting().map(waiting -> passkeys.request(waiting.member(), challenge)).orElseGet(() -> passkeys.request(challenge));
    }

    public String getProblem() { return problem; }
    public String getResponse() { return response; }
    public void setResponse(String response) { this.response = response; }
    public String getReturnTo() { return returnTo; }
}
