package org.parley.privacy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.door.Doors;

/** What a person sees of the use of their data (P6, P7). */
@Stateless
@Processes(Purpose.PRIVACY_RIGHTS)
public class MyPrivacy {
    /**
     * "Kept until … because …".
     *
     * @param kept  how long, for what has a time of its own
     * @param holds duties that keep it longer
     */
    public record Kept(DataCategory category, Optional<Duration> kept, Set<Purpose> purposes, List<LegalHold> holds) {}

    @Inject RetentionSchedule schedule;
    @Inject ProcessingLog log;
    @Inject HoldDesk holds;
    @Inject Doors doors;

    /** Every category of which something of a member may be here. */
    public List<Kept> kept(Person.Member who) {
        var mine = holds.of(who);
        var found = new ArrayList<Kept>();
        for (var category : DataCategory.values()) {
            if (category == DataCategory.GUEST || category == DataCategory.CONNECTIONS && !doors.isAny()) continue;
            var purposes = new TreeSet<Purpose>();
            for (var purpose : Purpose.values()) if (purpose.categories().contains(category) && (!purpose.isOptional() || doors.isAny())) purposes.add(purpose);
            found.add(new Kept(category, schedule.kept(category), purposes, mine.stream().filter(hold -> hold.category() == category).toList()));
        }
        return found;
    }

    public List<ProcessingLog.Entry> entries(Person.Member who, int first, int most, boolean oldestFirst) {
        return log.entries(who.subject(), first, most, oldestFirst);
    }

    public int entryCount(Person.Member who) {
        return log.entryCount(who.subject());
    }

    public List<ProcessingLog.Count> counts(Person.Member who) {
        return log.counts(who.subject());
    }
}
