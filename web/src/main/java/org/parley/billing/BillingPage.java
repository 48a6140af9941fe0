package org.parley.billing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;

/** {@code /settings/billing}: a member's own plan (B1). */
@Named
@RequestScoped
public class BillingPage {
    @Inject Plans plans;
    @Inject Entitlements entitlements;
    @Inject CurrentPerson currentPerson;

    private Person.Member me;
    private Allowance allowance = Allowance.USUAL;
    private List<HeldPlan> held = List.of();

    @PostConstruct void load() {
        me = currentPerson.member().orElse(null);
        if (me == null) return;
        allowance = entitlements.of(me);
        held = plans.held(me);
    }

    public void onlyMembers() {
        if (me == null) Faces.redirect("sign-in?return=/settings/billing");
    }

    public Plan getPlan() { return allowance.plan(); }
    public List<HeldPlan> getHeld() { return held; }
    public Entitlement[] getEntitlements() { return Entitlement.values(); }
    public String amount(Entitlement entitlement) { return AllowanceWords.of(allowance, entitlement); }
}
