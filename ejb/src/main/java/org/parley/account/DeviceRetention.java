package org.parley.account;

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

/** Devices nobody signed in with for long are forgotten (P7). */
@ApplicationScoped
@HoldsPersonalData
public class DeviceRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;

    @Override public DataCategory category() {
        return DataCategory.DEVICES;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().count(now.minus(schedule.of(category())), numbers(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().remove(now.minus(schedule.of(category())), numbers(held));
    }

    private OldRows rows() {
        return new OldRows(database, "known_device", "used_at", "account_id", "");
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
