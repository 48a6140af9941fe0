package org.parley.door;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.account.ReturnPath;
import org.parley.account.ScreenName;
import org.parley.account.SignUp;
import org.parley.look.CurrentLook;

/** {@code /newcomer}: an account for somebody whom another door introduced. Each claim is copied only where ticked. */
@Named
@RequestScoped
public class NewcomerPage {
    @Inject Newcomers newcomers;
    @Inject PictureCopy pictures;
    @Inject Journeys journeys;
    @Inject Doors doors;
    @Inject CurrentPerson currentPerson;
    @Inject CurrentLook look;
    @Inject @Param(name = "return") String returnTo;

    private Introduction introduction;
    private Ticks ticks;
    private String screenName = "", email = "", birthDate = "";
    private boolean terms, letterSent;
    private Map<String, String> problems = Map.of();

    @PostConstruct void who() {
        introduction = journeys.introduced().orElse(null);
        if (introduction == null) return;
        ticks = new Ticks(introduction, claim -> true);
        try {
            screenName = new ScreenName(introduction.nickname()).value();
        } catch (IllegalArgumentException e) {
            screenName = "";
        }
    }

    public void onlyIntroduced() {
        if (introduction == null) new ReturnPath("/sign-in").go();
    }

    public void create() {
        if (introduction == null) return;
        switch (newcomers.signUp(new Newcomers.Form(screenName, email, birthDate, terms, ticks.ticked()), introduction, look.chosen(), currentPerson.address())) {
            case SignUp.Outcome.Refused refused -> problems = refused.problems();
            case SignUp.Outcome.Created created -> {
                if (created.member() != null && ticks.ticked().contains(Claim.PICTURE)) pictures.copy(created.member(), introduction);
                journeys.forget();
                letterSent = created.verificationSent();
                if (letterSent) return;
                currentPerson.signIn(created.member(), false);
                new ReturnPath(returnTo).go();
            }
        }
    }

    public String getDoor() { return doors.find(introduction.door()).map(Door::title).orElse(""); }
    public Ticks getTicks() { return ticks; }
    public boolean isLetterSent() { return letterSent; }
    public Map<String, String> getProblems() { return problems; }
    public String getScreenName() { return screenName; }
    public void setScreenName(String screenName) { this.screenName = screenName; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
    public String getBirthDate() { return birthDate; }
    public void setBirthDate(String birthDate) { this.birthDate = birthDate; }
    public boolean isTerms() { return terms; }
    public void setTerms(boolean terms) { this.terms = terms; }
    public String getReturnTo() { return returnTo; }
    public void setReturnTo(String returnTo) { this.returnTo = returnTo; }
}
