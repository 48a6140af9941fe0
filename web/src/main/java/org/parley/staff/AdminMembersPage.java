package org.parley.staff;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.AccountId;
import org.parley.account.AccountStates;
import org.parley.account.CurrentPerson;
import org.parley.account.NameRows;
import org.parley.web.Texts;

/** {@code /admin/members}: find a member, see what staff may see, act (X1, X2). */
@Named
@RequestScoped
public class AdminMembersPage {
    @Inject MemberDesk desk;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "id") String number;

    private MemberDesk.View view;
    private String query = "", problem;
    private List<NameRows.Former> names;
    private StaffRole role = StaffRole.SUPPORT;

    @PostConstruct void load() {
        if (number != null && number.matches("[1-9]\\d{0,17}") && currentPerson.may("members:view")) view = desk.view(new AccountId(Long.parseLong(number))).orElse(null);
    }

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/members");
        else if (!currentPerson.may("members:list")) Faces.responseSendError(403, null);
    }

    public void find() {
        desk.find(query).ifPresentOrElse(AdminMembersPage::open, () -> problem = Texts.get("admin-members.problem.nobody"));
    }

    public void restrict() { after(desk.restrict(id())); }
    public void lift() { after(desk.liftRestriction(id())); }
    public void endSessions() { after(desk.endSessions(id())); }
    public void resetFactors() { after(desk.resetFactors(id())); }
    public void give() { after(desk.give(id(), role)); }
    public void take(StaffRole role) { after(desk.take(id(), role)); }

    public void namesBefore() { names = desk.formerNames(id()); }

    private void after(AccountStates.Outcome outcome) {
        switch (outcome) {
            case AccountStates.Outcome.LastAdministrator last -> problem = Texts.get("admin-members.problem.administrator");
            case AccountStates.Outcome.NotNow notNow -> problem = Texts.get("admin-members.problem.not-now");
            default -> open(id());
        }
    }

    private static void open(AccountId id) { Faces.redirect("admin/members?id=%s", id.value()); }

    private AccountId id() { return new AccountId(Long.parseLong(number)); }

    public MemberDesk.View getView() { return view; }
    public List<NameRows.Former> getNames() { return names; }
    public boolean isGone() { return number != null && view == null && currentPerson.may("members:view"); }
    public boolean isAdministrator() { return view.member().administrator(); }
    public List<StaffRole> getRoles() { return Arrays.asList(StaffRole.values()); }
    public int getQueryMost() { return MemberDesk.QUERY_MOST; }
    public String getNumber() { return number; }
    public String getProblem() { return problem; }
    public String getQuery() { return query; }
    public void setQuery(String query) { this.query = query; }
    public StaffRole getRole() { return role; }
    public void setRole(StaffRole role) { this.role = role; }
}
