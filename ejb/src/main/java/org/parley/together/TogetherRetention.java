package org.parley.together;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;

/** Polls with their votes, and entries of playlists, end (P7); those of guests with what guests said. */
@ApplicationScoped
@HoldsPersonalData
public class TogetherRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;

    @Override public DataCategory category() {
        return DataCategory.TOGETHER;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        var keys = keys(held);
        return members().stream().mapToLong(rows -> rows.count(before(now), keys)).sum() + guests().stream().mapToLong(rows -> rows.count(guestsBefore(now), List.of())).sum();
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        var keys = keys(held);
        return members().stream().mapToLong(rows -> rows.remove(before(now), keys)).sum() + guests().stream().mapToLong(rows -> rows.remove(guestsBefore(now), List.of())).sum();
    }

    private List<OldRows> members() {
        return List.of(new OldRows(database, "poll", "until", "asker", ""), new OldRows(database, "room_video", "at", "adder", ""));
    }

    /** A seat and a vote have no time of their own. */
    private List<OldRows> guests() {
        return List.of(new OldRows(database, "poll", "until", "asker", "and asker like 'g%'"), new OldRows(database, "room_video", "at", "adder", "and adder like 'g%'"),
            new OldRows(database, "poll_vote", "(select p.until from poll p where p.id = poll_vote.poll_id)", "subject", "and subject like 'g%'"),
            new OldRows(database, "breakout_seat", "(select b.until from breakout b where b.room_id = breakout_seat.room_id)", "subject", ""));
    }

    private Instant before(Instant now) {
        return now.minus(schedule.of(category()));
    }

    private Instant guestsBefore(Instant now) {
        return now.minus(schedule.of(DataCategory.GUEST));
    }

    private static List<String> keys(Set<DataSubject> held) {
        return held.stream().map(DataSubject::key).toList();
    }
}
