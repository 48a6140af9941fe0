package org.parley.account;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;

/** Links of letters that nobody can follow any more end (P7). */
@ApplicationScoped
@HoldsPersonalData
public class LinkRetention implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;

    @Override public DataCategory category() {
        return DataCategory.LINKS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return tables().mapToLong(rows -> rows.count(now, numbers(held))).sum();
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return tables().mapToLong(rows -> rows.remove(now, numbers(held))).sum();
    }

    private Stream<OldRows> tables() {
        return Stream.of("password_reset", "email_change").map(table -> new OldRows(database, table, "until", "account_id", ""));
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
