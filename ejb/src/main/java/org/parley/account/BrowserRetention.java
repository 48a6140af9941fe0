package org.parley.account;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;

/** Return tokens that nobody can use any more end (P7). */
@ApplicationScoped
@HoldsPersonalData
public class BrowserRetention implements PersonalDataHolder {
    /** Every node has heard of an end by then. */
    private static final Duration HEARD = Duration.ofDays(1);

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    @Override public DataCategory category() {
        return DataCategory.BROWSERS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().count(now, numbers(held)) + ends().count(now.minus(HEARD), numbers(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().remove(now, numbers(held)) + ends().remove(now.minus(HEARD), numbers(held));
    }

    private OldRows rows() {
        return new OldRows(database, "remembered_browser", "expires_at", "account_id", "");
    }

    private OldRows ends() {
        return new OldRows(database, "ended_session", "at", "account_id", "");
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
