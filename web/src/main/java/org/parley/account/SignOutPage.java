package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class SignOutPage {
    @Inject CurrentPerson currentPerson;

    public void signOut() {
        currentPerson.signOut();
        new ReturnPath("/").go();
    }
}
