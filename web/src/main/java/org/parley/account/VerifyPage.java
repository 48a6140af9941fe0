package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class VerifyPage {
    @Inject Verification verification;
    @Inject CurrentPerson currentPerson;

    private String token, email = "";
    private boolean verified, sent, tooMany;

    public void verify() { verified = verification.verify(token); }

    public void sendAgain() {
        sent = verification.sendAgain(email, currentPerson.address());
        tooMany = !sent;
    }

    public boolean isVerified() { return verified; }
    public boolean isFailed() { return token != null && !verified; }
    public boolean isSent() { return sent; }
    public boolean isTooMany() { return tooMany; }
    public String getToken() { return token; }
    public void setToken(String token) { this.token = token; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
}
