package org.parley.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Erasure;
import org.parley.account.MemberLookUp;
import org.parley.consent.Ledger.Chain;
import org.parley.consent.LedgerVerification;
import org.parley.web.Texts;

/** {@code /admin/privacy}: what retention would end, duties that keep something, and whether the ledger is whole. */
@Named
@RequestScoped
public class AdminPrivacyPage {
    @Inject RetentionSweep retention;
    @Inject Erasure erasure;
    @Inject HoldDesk holds;
    @Inject MemberLookUp members;
    @Inject LedgerVerification ledger;
    @Inject CurrentPerson currentPerson;

    private List<RetentionSweep.Line> dryRun, swept;
    private String name = "", duty = "", until = "";
    private DataCategory category = DataCategory.MESSAGES;
    private Map<String, String> problems = Map.of();

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/privacy");
        else if (!currentPerson.may("retention:view")) Faces.responseSendError(403, null);
    }

    public void look() { dryRun = retention.dryRun(); }

    public void sweep() {
        swept = retention.sweep();
        erasure.eraseDue();
    }

    public void place() {
        var member = members.byScreenName(name);
        if (member.isEmpty()) {
            problems = Map.of("name", "hold.problem.name");
            return;
        }
        switch (holds.place(member.get().subject(), new HoldDesk.Form(category, duty, until))) {
            case HoldDesk.Outcome.Placed placed -> Faces.redirect("admin/privacy");
            case HoldDesk.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    public void lift(LegalHold hold) {
        holds.lift(hold.subject(), hold.id());
        Faces.redirect("admin/privacy");
    }

    public void verify() { ledger.verify(); }

    public String getLedger() {
        return ledger.last().map(report -> switch (report.chain()) {
            case Chain.Whole whole -> Texts.get("admin-privacy.text.whole", whole.rows());
            case Chain.Broken broken -> Texts.get("admin-privacy.text.broken", broken.seq(), Texts.get("admin-privacy.fault." + broken.fault()));
        }).orElseGet(() -> Texts.get("admin-privacy.text.not-verified"));
    }

    public boolean isBroken() { return ledger.last().filter(report -> report.chain() instanceof Chain.Broken).isPresent(); }

    public List<DataCategory> getCategories() {
        return Arrays.stream(DataCategory.values()).filter(one -> one != DataCategory.GUEST && (one.isKeptForATime() || one.isKeptWithAccount())).toList();
    }

    public List<RetentionSweep.Line> getDryRun() { return dryRun; }
    public List<RetentionSweep.Line> getSwept() { return swept; }
    public Map<String, String> getProblems() { return problems; }
    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
    public String getDuty() { return duty; }
    public void setDuty(String duty) { this.duty = duty; }
    public String getUntil() { return until; }
    public void setUntil(String until) { this.until = until; }
    public DataCategory getCategory() { return category; }
    public void setCategory(DataCategory category) { this.category = category; }
}
