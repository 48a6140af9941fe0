package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

@Named
@RequestScoped
public class PasswordPage {
    @Inject PasswordChange change;
    @Inject Keys keys;
    @Inject CurrentPerson currentPerson;

    private String current = "", fresh = "";
    private boolean changed;
    private Map<String, String> problems = Map.of();

    public void onlyMembers() {
        if (!currentPerson.isMember()) new ReturnPath("/sign-in?return=/settings/password").go();
    }

    @NeedsProof("/settings/password")
    public void onlyProven() {} // before anything is typed

    public void change() {
        var member = currentPerson.member();
        if (member.isEmpty()) return;
        answer(change.change(member.get(), current, fresh, currentPerson.signedIn().orElseThrow(), currentPerson.address()));
    }

    @NeedsProof("/settings/password")
    public void begin() {
        currentPerson.member().ifPresent(member -> answer(change.first(member, fresh, currentPerson.signedIn().orElseThrow())));
    }

    private void answer(PasswordChange.Outcome outcome) {
        switch (outcome) {
            case PasswordChange.Outcome.Changed done -> changed = true;
            case PasswordChange.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    public boolean isFirst() { return currentPerson.member().filter(member -> !keys.hasPassword(member.id())).isPresent(); }
    public boolean isChanged() { return changed; }
    public Map<String, String> getProblems() { return problems; }
    public String getCurrent() { return current; }
    public void setCurrent(String current) { this.current = current; }
    public String getFresh() { return fresh; }
    public void setFresh(String fresh) { this.fresh = fresh; }
}
