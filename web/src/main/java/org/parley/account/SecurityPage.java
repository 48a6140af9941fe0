package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class SecurityPage {
    @Inject StaySignedIn staySignedIn;
    @Inject CurrentPerson currentPerson;

    public void onlyMembers() {
        if (!currentPerson.isMember()) new ReturnPath("/sign-in?return=/settings/security").go();
    }

    public void forgetBrowsers() {
        if (currentPerson.person().orElse(null) instanceof Person.Member member) staySignedIn.forgetAll(member.id());
        currentPerson.signOut();
        new ReturnPath("/sign-in").go();
    }
}
