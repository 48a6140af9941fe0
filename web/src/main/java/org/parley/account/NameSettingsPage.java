package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** {@code /settings/name}: another screen name (A4). */
@Named
@RequestScoped
public class NameSettingsPage {
    @Inject Renaming renaming;
    @Inject Sessions sessions;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private String name, problem;

    @PostConstruct void load() {
        member = currentPerson.member().orElse(null);
        name = currentPerson.getName();
    }

    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/name").go();
    }

    @NeedsProof("/settings/name")
    public void rename() {
        if (member == null) return;
        switch (renaming.rename(member, name)) {
            case Renaming.Outcome.Refused refused -> problem = refused.problem();
            case Renaming.Outcome.Renamed renamed -> {
                // whoever else is signed in would go on under the old name
                sessions.endAll(member, currentPerson.signedIn().map(SignedIn::family).orElse(""));
                currentPerson.become(renamed.member());
                new ReturnPath("/settings/profile?saved=yes").go();
            }
        }
    }

    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
    public String getProblem() { return problem; }
}
