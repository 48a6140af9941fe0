package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class VerifyPage {
    @Inject Verification verification;

    private String token;
    private boolean verified;

    public void verify() { verified = verification.verify(token); }

    public boolean isVerified() { return verified; }
    public String getToken() { return token; }
    public void setToken(String token) { this.token = token; }
}
