package org.parley.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.account.ReturnPath;

/** {@code /report/{screen-name}}: a member is reported by another, outside rooms (R10). */
@Named
@RequestScoped
public class ReportPage {
    @Inject Reports reports;
    @Inject Names names;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String name;
    @Inject @Param(name = "sent") String sent;

    private Person.Member me, about;
    private String kind = "", words = "", kindProblem, wordsProblem, problem;

    @PostConstruct void load() {
        me = currentPerson.member().orElse(null);
        about = name == null || me == null ? null : names.find(name).filter(other -> !other.id().equals(me.id())).orElse(null);
    }

    public void onlyMembers() {
        if (me == null) new ReturnPath("/sign-in?return=/report/" + (name == null ? "" : name)).go();
        else if (about == null) Faces.responseSendError(404, null);
    }

    public void send() {
        var chosen = Reports.Kind.of(kind);
        kindProblem = chosen.isEmpty() ? "report.problem.kind" : null;
        wordsProblem = words.length() > Reports.WORDS_MAX || words.indexOf('\0') >= 0 ? "report.problem.words" : null;
        if (kindProblem != null || wordsProblem != null) return;
        if (reports.report(me, about, chosen.get(), words) == Reports.Outcome.TOO_MANY) problem = "report.problem.too-many";
        else Faces.redirect("report/%s?sent=yes", getName());
    }

    public boolean isThere() { return about != null; }
    public boolean isSent() { return sent != null; }
    public String getName() { return about.screenName().value(); }
    public Reports.Kind[] getKinds() { return Reports.Kind.values(); }
    public String getKind() { return kind; }
    public void setKind(String kind) { this.kind = kind == null ? "" : kind; }
    public String getWords() { return words; }
    public void setWords(String words) { this.words = words == null ? "" : words.strip(); }
    public String getKindProblem() { return kindProblem; }
    public String getWordsProblem() { return wordsProblem; }
    public String getProblem() { return problem; }
}
