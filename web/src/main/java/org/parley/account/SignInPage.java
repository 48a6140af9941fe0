package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.omnifaces.cdi.Param;
import org.parley.door.Journeys;
import org.parley.web.Texts;

@Named
@RequestScoped
public class SignInPage {
    @Inject SignIn signIn;
    @Inject HalfWay halfWay;
    @Inject Journeys journeys;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "return") String returnTo;
    @Inject @Param(name = "wake") String waking;

    private String email = "", password = "", problem;
    private boolean stay, unverified, asleep;

    public void enter() { answer(signIn.signIn(email, password, currentPerson.address())); }

    public void wake() { answer(signIn.wake(email, password, currentPerson.address())); }

    private void answer(SignIn.Outcome outcome) {
        switch (outcome) {
            case SignIn.Outcome.Welcome welcome -> {
                currentPerson.signIn(welcome.member(), stay);
                new ReturnPath(returnTo).go();
            }
            case SignIn.Outcome.HalfWay half -> halfWay.begin(half.member(), stay);
            case SignIn.Outcome.Newcomer newcomer -> {
                journeys.introduce(newcomer.introduction());
                new ReturnPath("/newcomer?return=" + URLEncoder.encode(new ReturnPath(returnTo).path(), StandardCharsets.UTF_8)).go();
            }
            case SignIn.Outcome.DirectoryDown down -> problem = text("directory-down");
            case SignIn.Outcome.Refused refused -> problem = text("refused");
            case SignIn.Outcome.Unverified waiting -> {
                unverified = true;
                problem = text("unverified");
            }
            case SignIn.Outcome.Asleep sleeping -> {
                asleep = true;
                problem = sleeping.erasure().map(due -> Texts.get("sign-in.problem.asleep-until", Texts.day(LocalDate.ofInstant(due, ZoneOffset.UTC)))).orElseGet(() -> text("asleep"));
            }
            case SignIn.Outcome.Busy busy -> problem = text("busy");
            case SignIn.Outcome.Slowed slowed -> problem = Texts.get("sign-in.problem.slowed", Math.max(1, slowed.pause().toSeconds()));
        }
    }

    private String text(String problem) { return Texts.get("sign-in.problem." + problem); }

    /** Also while the button that is shown for it is being pressed. */
    public boolean isAsleep() { return asleep || waking != null; }
    public boolean isUnverified() { return unverified; }
    public String getProblem() { return problem; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
    public String getPassword() { return password; }
    public void setPassword(String password) { this.password = password; }
    public boolean isStay() { return stay; }
    public void setStay(boolean stay) { this.stay = stay; }
    public String getReturnTo() { return returnTo; }
    public void setReturnTo(String returnTo) { this.returnTo = returnTo; }
}
