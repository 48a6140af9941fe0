package org.parley.privacy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.Permitted;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.staff.Staff;

/** Where staff keep what a duty asks to keep, and let it go (P7). The person sees each hold and each look-up (P6). */
@Stateless
public class HoldDesk {
    private static final Duration LONGEST = Duration.ofDays(3650);

    /**
     * @param duty 5 to 200 characters: the law or the case
     * @param until yyyy-mm-dd, from tomorrow to ten years from now
     */
    public record Form(DataCategory category, String duty, String until) {}

    public sealed interface Outcome {
        record Placed() implements Outcome {}
        /** @param problems text keys by field: category, duty, until */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject LegalHolds holds;
    @Inject ProcessingLog log;
    @Inject Staff staff;
    @Inject Clock clock;

    @Processes(Purpose.PRIVACY_RIGHTS)
    public List<LegalHold> of(Person.Member who) {
        return holds.of(who.subject(), clock.instant());
    }

    @Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
    @Permitted("holds:view")
    public List<LegalHold> all() {
        return holds.all(clock.instant());
    }

    @Processes(Purpose.ADMINISTRATION)
    @Permitted("holds:place")
    public Outcome place(DataSubject subject, Form form) {
        var problems = new LinkedHashMap<String, String>();
        var now = clock.instant();
        if (form.category() == null || !form.category().isKeptForATime() && !form.category().isKeptWithAccount()) problems.put("category", "hold.problem.category");
        var duty = form.duty() == null ? "" : form.duty().strip().replaceAll("\\p{Cntrl}", " ");
        if (duty.length() < 5 || duty.length() > 200) problems.put("duty", "hold.problem.duty");
        var until = until(form.until(), now);
        if (until.isEmpty()) problems.put("until", "hold.problem.until");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        holds.place(subject, form.category(), duty, until.get(), now);
        log.wrote(subject, staff.acting(), Purpose.ADMINISTRATION, "hold-placed");
        return new Outcome.Placed();
    }

    private static Optional<Instant> until(String text, Instant now) {
        try {
            var until = LocalDate.parse(text == null ? "" : text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
            return until.isAfter(now) && until.isBefore(now.plus(LONGEST)) ? Optional.of(until) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Processes(Purpose.ADMINISTRATION)
    @Permitted("holds:lift")
    public void lift(DataSubject subject, long hold) {
        if (holds.lift(hold)) log.wrote(subject, staff.acting(), Purpose.ADMINISTRATION, "hold-lifted");
    }
}
