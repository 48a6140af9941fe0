package org.parley.moderation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.account.Permitted;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.privacy.ProcessingLog;
import org.parley.room.Moderation;
import org.parley.staff.Staff;

/** Staff work reports and appeals (R9, R10). Each look is in the log of those it is about (P6). */
@Stateless
@Processes(value = Purpose.MODERATION, of = Whose.FOUND_INSIDE)
public class ReportDesk {
    public enum State { OPEN, ACTED, DISMISSED }

    /** @param room its address, empty outside rooms @param lines what the person wrote, with its time @param picture a JPEG in Base64, or empty */
    public record Report(long id, Optional<String> room, DataSubject reporter, DataSubject about, String name, Reports.Kind kind, String words, String picture, List<String> lines,
                         Instant at, State state) {
        private Report outside() {
            return new Report(id, room, reporter, about, "", kind, "", "", List.of(), at, state);
        }
    }

    @Inject ReportRows rows;
    @Inject Moderation moderation;
    @Inject ProcessingLog log;
    @Inject Staff staff;
    @Inject Clock clock;

    /** Of each when, where and of which kind, not who and what; open ones the oldest first. */
    @Permitted("reports:list")
    public List<Report> in(State state) {
        return rows.in(state).stream().map(Report::outside).toList();
    }

    @Permitted("reports:view")
    public Optional<Report> view(long id) {
        var report = rows.find(id);
        report.ifPresent(one -> {
            log.wrote(one.about(), staff.acting(), Purpose.MODERATION, "report-about-seen");
            log.wrote(one.reporter(), staff.acting(), Purpose.MODERATION, "report-by-seen");
        });
        return report;
    }

    /** @return false where somebody closed it before */
    @Permitted("reports:close")
    public boolean close(long id, State state) {
        return rows.close(id, state, clock.instant());
    }

    @Permitted("reports:list")
    public List<Moderation.Record> appeals() {
        var appeals = moderation.appeals();
        for (var one : appeals) log.wrote(one.subject(), staff.acting(), Purpose.MODERATION, "appeal-seen");
        return appeals;
    }

    @Permitted("reports:close")
    public boolean answer(long id, Moderation.Answer answer) {
        return moderation.answer(id, answer);
    }
}
