package org.parley.chat;

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

/** Messages of members end (P7). */
@ApplicationScoped
@HoldsPersonalData
public class MessageRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;

    @Override public DataCategory category() {
        return DataCategory.MESSAGES;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().stream().mapToLong(rows -> rows.count(before(now), keys(held))).sum();
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().stream().mapToLong(rows -> rows.remove(before(now), keys(held))).sum();
    }

    private List<OldRows> rows() {
        return List.of(new OldRows(database, "message", "said_at", "author", ""), new OldRows(database, "private_message", "at", "author", ""));
    }

    private Instant before(Instant now) {
        return now.minus(schedule.of(category()));
    }

    private static List<String> keys(Set<DataSubject> held) {
        return held.stream().map(DataSubject::key).toList();
    }
}
