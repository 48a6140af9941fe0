package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.parley.account.factor.Passkeys;

/** {@code /settings/passkeys}: add, name, remove. */
@Named
@RequestScoped
public class PasskeysPage {
    @Inject Passkeys passkeys;
    @Inject Challenges challenges;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private String name = "", response = "", problem;
    private boolean added;
    private List<String> codes = List.of();

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    @NeedsProof("/settings/passkeys")
    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/passkeys").go();
    }

    @NeedsProof("/settings/passkeys")
    public void add() {
        if (member == null) return;
        switch (passkeys.add(member, name, response, challenges.take())) {
            case Passkeys.Added.Done done -> {
                added = true;
                codes = done.recoveryCodes();
                name = "";
            }
            case Passkeys.Added.Refused refused -> problem = refused.problem();
        }
    }

    /** The name is the one typed into the field at the top. */
    @NeedsProof("/settings/passkeys")
    public void rename(String id) {
        if (member != null && !passkeys.rename(member, id, name)) problem = "passkeys.problem.name";
    }

    @NeedsProof("/settings/passkeys")
    public void remove(String id) {
        if (member != null) passkeys.remove(member, id);
    }

    public List<Passkeys.Known> getKnown() { return member == null ? List.of() : passkeys.of(member); }
    public String getOptions() { return member == null ? "" : passkeys.creation(member, challenges.fresh()); }
    public boolean isAdded() { return added; }
    public List<String> getCodes() { return codes; }
    public String getProblem() { return problem; }
    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
    public String getResponse() { return response; }
    public void setResponse(String response) { this.response = response; }
}
