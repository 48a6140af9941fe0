package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.parley.account.factor.SecondStep;

/** The second step on {@code /sign-in}, after the password. */
@Named
@RequestScoped
public class SecondStepPage {
    @Inject SecondStep secondStep;
    @Inject HalfWay halfWay;
    @Inject @Param(name = "return") String returnTo;

    private String code = "", problem;

    public void enter() {
        var waiting = halfWay.waiting();
        if (waiting.isEmpty()) {
            problem = "second-step.problem.too-late";
            return;
        }
        switch (secondStep.prove(waiting.get().member(), code)) {
            case RIGHT -> {
                halfWay.finish();
                new ReturnPath(returnTo).go();
            }
            case WRONG -> problem = "second-step.problem.wrong";
            case SLOWED -> problem = "second-step.problem.slowed";
        }
    }

    public void cancel() {
        halfWay.end();
        new ReturnPath("/sign-in").go();
    }

    public boolean isWaiting() { return halfWay.waiting().isPresent(); }
    public boolean isApp() { return halfWay.waiting().filter(waiting -> secondStep.hasApp(waiting.member())).isPresent(); }
    public String getProblem() { return problem; }
    public String getCode() { return code; }
    public void setCode(String code) { this.code = code; }
    public String getReturnTo() { return returnTo; }
    public void setReturnTo(String returnTo) { this.returnTo = returnTo; }
}
