package org.parley.chat;

import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.consent.Gate;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;
import org.parley.vault.Vault;

/**
 * A guest's visit is forgotten (A17): the key made for it is destroyed, so that nothing said in it can be read from then on, here
 * or in a backup, and the messages go. Every hour, since a guest is promised hours. Nothing of a guest can be held: nobody knows who it is.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@HoldsPersonalData
public class GuestRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;
    @Inject Vault vault;
    @Inject Gate gate;
    @Inject Clock clock;

    @Override public DataCategory category() {
        return DataCategory.GUEST;
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void everyHour() {
        sweep(clock.instant(), Set.of());
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return vault.guestsBefore(before(now)).size() + rows().count(before(now), List.of());
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        var guests = vault.guestsBefore(before(now));
        for (var guest : guests) {
            vault.destroy(guest);
            gate.changed(guest);
        }
        return guests.size() + rows().remove(before(now), List.of());
    }

    private OldRows rows() {
        return new OldRows(database, "message", "said_at", "author", "and author like 'g%'");
    }

    private Instant before(Instant now) {
        return now.minus(schedule.of(category()));
    }
}
