package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.parley.account.factor.RecoveryCodes;
import org.parley.account.factor.SecondStep;

@Named
@RequestScoped
public class RecoveryCodesPage {
    @Inject RecoveryCodes recovery;
    @Inject SecondStep secondStep;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private List<String> codes = List.of();

    @PostConstruct void who() { member = currentPerson.member().orElse(null); }

    @NeedsProof("/settings/recovery-codes")
    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/recovery-codes").go();
    }

    @NeedsProof("/settings/recovery-codes")
    public void renew() {
        if (isUseful()) codes = recovery.renew(member);
    }

    public boolean isUseful() { return member != null && secondStep.isNeeded(member); }
    public long getLeft() { return member == null ? 0 : recovery.left(member); }
    public List<String> getCodes() { return codes; }
}
