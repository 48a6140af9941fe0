package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.parley.look.CurrentLook;

@Named
@RequestScoped
public class SignUpPage {
    @Inject SignUp signUp;
    @Inject CurrentPerson currentPerson;
    @Inject CurrentLook look;
    @Inject @Param(name = "return") String returnTo;

    private String screenName = "", email = "", password = "", birthDate = "";
    private boolean terms, letterSent;
    private Map<String, String> problems = Map.of();

    public void create() {
        switch (signUp.signUp(new SignUp.Form(screenName, email, password, birthDate, terms), look.chosen(), currentPerson.address())) {
            case SignUp.Outcome.Refused refused -> problems = refused.problems();
            case SignUp.Outcome.Created created when created.verificationSent() -> letterSent = true;
            case SignUp.Outcome.Created created -> {
                currentPerson.signIn(created.member(), false);
                new ReturnPath(returnTo).go();
            }
        }
    }

    public boolean isLetterSent() { return letterSent; }
    public Map<String, String> getProblems() { return problems; }
    public String getScreenName() { return screenName; }
    public void setScreenName(String screenName) { this.screenName = screenName; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
    public String getPassword() { return password; }
    public void setPassword(String password) { this.password = password; }
    public String getBirthDate() { return birthDate; }
    public void setBirthDate(String birthDate) { this.birthDate = birthDate; }
    public boolean isTerms() { return terms; }
    public void setTerms(boolean terms) { this.terms = terms; }
    public String getReturnTo() { return returnTo; }
    public void setReturnTo(String returnTo) { this.returnTo = returnTo; }
}
