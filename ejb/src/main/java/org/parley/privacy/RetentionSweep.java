package org.parley.privacy;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.parley.account.Permitted;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what has been kept long enough (P7, GDPR Art. 5(1)(e)), every night. Each category is a transaction of its own: one that
 * fails is logged and tried again the next night, the others go on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
public class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    /** @param rows what is over @param held people of whom something is kept under a duty */
    public record Line(DataCategory category, long rows, int held) {}

    @Inject @Any Instance<PersonalDataHolder> holders;
    @Inject LegalHolds holds;
    @Inject Clock clock;

    @Schedule(hour = "3", minute = "10", persistent = false)
    public void everyNight() {
        end();
    }

    /** What a sweep would remove now. */
    @Permitted("retention:view")
    public List<Line> dryRun() {
        return each((holder, held) -> holder.due(clock.instant(), held));
    }

    /** @return what was removed */
    @Permitted("retention:run")
    public List<Line> sweep() {
        return end();
    }

    private List<Line> end() {
        var lines = each((holder, held) -> holder.sweep(clock.instant(), held));
        for (var line : lines) if (line.rows() > 0) LOG.info("Retention: {} rows of {} were over, {} people's are held", line.rows(), line.category(), line.held());
        return lines;
    }

    private interface Work {
        long on(PersonalDataHolder holder, java.util.Set<DataSubject> held);
    }

    private List<Line> each(Work work) {
        var lines = new ArrayList<Line>();
        for (var holder : holders) {
            var held = holds.held(holder.category(), clock.instant());
            try {
                lines.add(new Line(holder.category(), work.on(holder, held), held.size()));
            } catch (RuntimeException e) { // the outermost edge of this category; the others go on
                LOG.error("Retention of {} failed", holder.category(), e);
            }
        }
        lines.sort(Comparator.comparing(Line::category));
        return lines;
    }
}
