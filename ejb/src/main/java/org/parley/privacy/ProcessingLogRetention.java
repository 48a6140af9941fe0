package org.parley.privacy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.consent.Gate;

/** The log of processing ends (P7). */
@ApplicationScoped
@HoldsPersonalData
public class ProcessingLogRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;
    @Inject Gate gate;

    @Override public DataCategory category() {
        return DataCategory.PROCESSING_LOG;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows("processing_entry", "at").count(before(now), names(held)) + rows("processing_count", "used_on").count(before(now), names(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows("processing_entry", "at").remove(before(now), names(held)) + rows("processing_count", "used_on").remove(before(now), names(held));
    }

    private OldRows rows(String table, String time) {
        return new OldRows(database, table, time, "subject", "");
    }

    private List<String> names(Set<DataSubject> held) {
        return held.stream().map(gate::pseudonym).flatMap(Optional::stream).toList();
    }

    private Instant before(Instant now) {
        return now.minus(schedule.of(category()));
    }
}
