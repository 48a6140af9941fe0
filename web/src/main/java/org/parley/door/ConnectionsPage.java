package org.parley.door;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.parley.account.CurrentPerson;
import org.parley.account.NeedsProof;
import org.parley.account.Person;
import org.parley.account.ReturnPath;
import org.parley.web.Texts;

/** {@code /settings/connections}: the other doors of the account, what was copied from each and when, link and unlink. */
@Named
@RequestScoped
public class ConnectionsPage {
    @Inject ConnectionDesk connections;
    @Inject PictureCopy pictures;
    @Inject Doors doors;
    @Inject Journeys journeys;
    @Inject CurrentPerson currentPerson;

    private Person.Member member;
    private Introduction introduction;
    private Ticks ticks;
    private String problem;

    @PostConstruct void who() {
        member = currentPerson.member().orElse(null);
        introduction = member == null ? null : journeys.introduced().orElse(null);
        if (introduction != null) ticks = new Ticks(introduction, claim -> claim != Claim.EMAIL);
    }

    @NeedsProof("/settings/connections")
    public void onlyMembers() {
        if (member == null) new ReturnPath("/sign-in?return=/settings/connections").go();
    }

    @NeedsProof("/settings/connections")
    public void connect() {
        if (member == null || introduction == null) return;
        var ticked = ticks.ticked();
        var answer = connections.connect(member, introduction, ticked);
        answer(answer);
        if (answer == ConnectionDesk.Answer.DONE && ticked.contains(Claim.PICTURE) && !pictures.copy(member, introduction)) problem = Texts.get("connections.problem.picture");
        cancel();
    }

    public void cancel() {
        journeys.forget();
        introduction = null;
    }

    @NeedsProof("/settings/connections")
    public void disconnect(String id) {
        if (member != null) answer(connections.disconnect(member, id));
    }

    private void answer(ConnectionDesk.Answer answer) {
        problem = switch (answer) {
            case DONE -> null;
            case TAKEN -> Texts.get("door.problem.taken");
            case LAST_WAY_IN -> Texts.get("connections.problem.last");
        };
    }

    public List<ConnectionDesk.Known> getKnown() { return member == null ? List.of() : connections.of(member); }

    /** Doors that are open and not connected yet. */
    public List<Door> getOthers() {
        var known = getKnown().stream().map(ConnectionDesk.Known::door).toList();
        return doors.elsewhere().stream().filter(door -> !known.contains(door.name()) && (introduction == null || !introduction.door().equals(door.name()))).toList();
    }

    public String label(Door door) { return Texts.get("connections.link.connect", door.title()); }
    public boolean isIntroduced() { return introduction != null; }
    public String getDoor() { return introduction == null ? "" : doors.find(introduction.door()).map(Door::title).orElse(""); }
    public Ticks getTicks() { return ticks; }
    public String getProblem() { return problem; }
}
