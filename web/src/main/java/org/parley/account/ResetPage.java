package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** {@code /reset} asks for the letter, {@code /reset?token=…} for the new password. */
@Named
@RequestScoped
public class ResetPage {
    @Inject ForgottenPassword forgotten;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "token") String token;

    private String email = "", password = "", problem;
    private boolean sent, tooMany, changed;
    private Boolean good;

    public void ask() {
        sent = forgotten.ask(email, currentPerson.address());
        tooMany = !sent;
    }

    public void set() {
        switch (forgotten.set(token, password)) {
            case ForgottenPassword.Outcome.Changed done -> {
                changed = true;
                currentPerson.signOut();
            }
            case ForgottenPassword.Outcome.NoLink none -> good = false;
            case ForgottenPassword.Outcome.Refused refused -> problem = refused.problem();
        }
    }

    public boolean isGood() {
        if (good == null) good = forgotten.isGood(token);
        return good;
    }

    public boolean isByLink() { return token != null && !token.isEmpty(); }
    public boolean isAsking() { return !changed && !sent && !(isByLink() && isGood()); }
    public boolean isSetting() { return !changed && isByLink() && isGood(); }
    public boolean isTooOld() { return !changed && !sent && isByLink() && !isGood(); }
    public boolean isSent() { return sent; }
    public boolean isTooMany() { return tooMany; }
    public boolean isChanged() { return changed; }
    public String getProblem() { return problem; }
    public String getToken() { return token; }
    public void setToken(String token) { this.token = token; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
    public String getPassword() { return password; }
    public void setPassword(String password) { this.password = password; }
}
