package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class EmailSettingsPage {
    @Inject NewEmail newEmail;
    @Inject CurrentPerson currentPerson;

    private String email = "", problem;
    private boolean waiting, changed;

    @NeedsProof("/settings/email")
    public void onlyMembers() {
        if (!currentPerson.isMember()) new ReturnPath("/sign-in?return=/settings/email").go();
    }

    @NeedsProof("/settings/email")
    public void ask() {
        var member = currentPerson.member();
        if (member.isEmpty()) return;
        switch (newEmail.ask(member.get(), email)) {
            case NewEmail.Asked.Waiting asked -> waiting = true;
            case NewEmail.Asked.Changed done -> changed = true;
            case NewEmail.Asked.Refused refused -> problem = refused.problem();
        }
    }

    public boolean isWaiting() { return waiting; }
    public boolean isChanged() { return changed; }
    public String getProblem() { return problem; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
}
