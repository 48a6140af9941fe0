package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.omnifaces.cdi.Param;
import org.parley.account.factor.Passkeys;
import org.parley.web.Texts;

/** A passkey on {@code /sign-in}: instead of everything else, or as the second step. */
@Named
@RequestScoped
public class PasskeySignInPage {
    @Inject Passkeys passkeys;
    @Inject SignIn signIn;
    @Inject Challenges challenges;
    @Inject HalfWay halfWay;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "return") String returnTo;
    @Inject @Param(name = "wake-up") String waking;

    private String response = "", problem, asleep;

    public void enter() {
        var waiting = halfWay.waiting();
        if (waiting.isPresent()) {
            if (!passkeys.prove(waiting.get().member(), response, challenges.take())) refuse();
            else {
                halfWay.finish();
                new ReturnPath(returnTo).go();
            }
        } else passkeys.holder(response, challenges.take()).ifPresentOrElse(who -> answer(signIn.byPasskey(who, waking != null)), this::refuse);
    }

    private void answer(SignIn.Outcome outcome) {
        switch (outcome) {
            case SignIn.Outcome.Welcome welcome -> {
                currentPerson.signIn(welcome.member(), false);
                new ReturnPath(returnTo).go();
            }
            case SignIn.Outcome.Asleep sleeping -> asleep = sleeping.erasure().map(due -> Texts.get("passkeys.problem.asleep-until", Texts.day(LocalDate.ofInstant(due, ZoneOffset.UTC)))).orElseGet(() -> Texts.get("passkeys.problem.asleep"));
            default -> refuse();
        }
    }

    private void refuse() { problem = "passkeys.problem.refused"; }

    public String getOptions() {
        var challenge = challenges.fresh();
        return halfWay.waiting().map(waiting -> passkeys.request(waiting.member(), challenge)).orElseGet(() -> passkeys.request(challenge));
    }

    public String getAsleep() { return asleep; }
    public String getProblem() { return problem; }
    public String getResponse() { return response; }
    public void setResponse(String response) { this.response = response; }
    public String getReturnTo() { return returnTo; }
}
