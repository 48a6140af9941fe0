package org.parley.billing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;

/** {@code /admin/billing}: prices, what plans allow, and plans that are given (B1, B2). */
@Named
@RequestScoped
public class AdminBillingPage {
    @Inject PlanDesk desk;
    @Inject Entitlements entitlements;
    @Inject CurrentPerson currentPerson;

    private final Map<String, String> amounts = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private String pricePlan = "pro", currency = "EUR", amount = "", person = "", givenPlan = "pro", days = "30";

    @PostConstruct void load() {
        entitlements.all().forEach((plan, allowance) -> allowance.amounts().forEach((one, amount) -> amounts.put(key(plan, one), "" + amount)));
    }

    /** Of a field of the table. */
    public String key(Plan plan, Entitlement entitlement) {
        return plan.word() + '-' + entitlement.word();
    }

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/billing");
        else if (!currentPerson.may("billing:view")) Faces.responseSendError(403, null);
    }

    public void decide() {
        var read = new EnumMap<Plan, Map<Entitlement, Integer>>(Plan.class);
        for (var plan : Plan.values()) for (var one : Entitlement.values()) {
            var typed = amounts.getOrDefault(key(plan, one), "").strip();
            if (!typed.matches("\\d{1,6}") || !one.takes(Integer.parseInt(typed))) problems.put("amounts", Texts.get("admin-billing.problem.range", Texts.get("plans.entitlement." + one.word()), one.least(), one.most()));
            else read.computeIfAbsent(plan, key -> new EnumMap<>(Entitlement.class)).put(one, Integer.parseInt(typed));
        }
        if (!problems.isEmpty()) return;
        read.forEach(desk::decide);
        Faces.redirect("admin/billing?saved=yes");
    }

    public void price() {
        answer(desk.price(Plan.of(pricePlan).orElse(Plan.FREE), currency == null ? "" : currency.strip().toUpperCase(java.util.Locale.ROOT), amount), "price");
    }

    public void give() {
        answer(desk.give(person, Plan.of(givenPlan).orElse(Plan.FREE), days != null && days.strip().matches("\\d{1,5}") ? Integer.parseInt(days.strip()) : 0), "give");
    }

    private void answer(PlanDesk.Outcome outcome, String form) {
        switch (outcome) {
            case PlanDesk.Outcome.Done done -> Faces.redirect("admin/billing?saved=yes");
            case PlanDesk.Outcome.Refused refused -> problems.put(form + '-' + refused.field(), "admin-billing.problem." + refused.field());
        }
    }

    public void takeBack(long id) {
        desk.takeBack(id);
        Faces.redirect("admin/billing?saved=yes");
    }

    public String in(Price price) { return price.amount().in(Texts.locale()); }
    public List<Price> getPrices() { return desk.prices(); }
    public List<PlanDesk.Held> getHeld() { return desk.held(); }
    public Plan[] getPlans() { return Plan.values(); }
    public List<Plan> getPaid() { return List.of(Plan.PRO, Plan.EXTREME, Plan.GOLD); }
    public Entitlement[] getEntitlements() { return Entitlement.values(); }
    public Map<String, String> getAmounts() { return amounts; }
    public Map<String, String> getProblems() { return problems; }
    public String getPricePlan() { return pricePlan; }
    public void setPricePlan(String pricePlan) { this.pricePlan = pricePlan; }
    public String getCurrency() { return currency; }
    public void setCurrency(String currency) { this.currency = currency; }
    public String getAmount() { return amount; }
    public void setAmount(String amount) { this.amount = amount; }
    public String getPerson() { return person; }
    public void setPerson(String person) { this.person = person; }
    public String getGivenPlan() { return givenPlan; }
    public void setGivenPlan(String givenPlan) { this.givenPlan = givenPlan; }
    public String getDays() { return days; }
    public void setDays(String days) { this.days = days; }
}
