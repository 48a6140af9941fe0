package org.parley.moderation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.room.Moderation;
import org.parley.web.Texts;

/** {@code /admin/reports}: what people reported, and their appeals against moderators (R9, R10). */
@Named
@RequestScoped
public class AdminReportsPage {
    @Inject ReportDesk desk;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "report") Long chosen;

    private ReportDesk.Report opened;

    public void onlyStaff() {
        if (!currentPerson.isSignedIn()) Faces.redirect("sign-in?return=/admin/reports");
        else if (!currentPerson.may("reports:list")) Faces.responseSendError(403, null);
        else if (chosen != null) opened = desk.view(chosen).orElse(null);
    }

    public void close(long id, String state) {
        desk.close(id, ReportDesk.State.valueOf(state));
        Faces.redirect("admin/reports");
    }

    public void answer(long id, String answer) {
        desk.answer(id, Moderation.Answer.valueOf(answer));
        Faces.redirect("admin/reports");
    }

    public String where(ReportDesk.Report report) { return report.room().orElseGet(() -> Texts.get("admin-reports.label.private")); }
    public List<ReportDesk.Report> getOpen() { return desk.in(ReportDesk.State.OPEN); }
    public List<ReportDesk.Report> getClosed() { return java.util.stream.Stream.of(ReportDesk.State.ACTED, ReportDesk.State.DISMISSED).flatMap(state -> desk.in(state).stream()).limit(50).toList(); }
    public List<Moderation.Record> getAppeals() { return desk.appeals(); }
    public ReportDesk.Report getOpened() { return opened; }
}
