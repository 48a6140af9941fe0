package org.parley.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.room.Moderation;

/** {@code /appeals}: what moderators did to the person who asks, and the one appeal against each (R9). */
@Named
@RequestScoped
public class AppealsPage {
    @Inject Moderation moderation;
    @Inject CurrentPerson currentPerson;
    @Inject Clock clock;
    @Inject @Param(name = "case") Long chosen;

    private String words = "";
    private String problem = "";
    private List<Moderation.Record> records;

    public void onlyPeople() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/appeals");
    }

    public void appeal(long id) {
        var said = words.strip();
        if (said.isEmpty() || said.length() > Moderation.APPEAL_MAX) {
            problem = "appeals.problem.words";
            return;
        }
        currentPerson.person().ifPresent(person -> moderation.appeal(person, id, said));
        Faces.redirect("appeals?case=" + id);
    }

    public List<Moderation.Record> getRecords() {
        if (records == null) records = currentPerson.person().map(moderation::against).orElse(List.of());
        return records;
    }

    public boolean isChosen(Moderation.Record record) { return chosen != null && chosen == record.id(); }
    public String state(Moderation.Record record) {
        if (record.answer().isPresent()) return "appeals.state." + record.answer().get().name().toLowerCase(java.util.Locale.ROOT);
        if (record.appealedAt().isPresent()) return "appeals.state.waits";
        return record.isInForce(clock.instant()) ? "appeals.state.in-force" : "appeals.state.over";
    }
    public Map<String, String> getProblems() { return problem.isEmpty() ? Map.of() : Map.of("words", problem); }
    public String getWords() { return words; }
    public void setWords(String words) { this.words = words; }
}
