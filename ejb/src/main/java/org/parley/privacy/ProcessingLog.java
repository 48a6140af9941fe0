package org.parley.privacy;

import static org.parley.schema.Database.with;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.parley.consent.Gate;
import org.parley.consent.Purpose;

/**
 * Who used which of a person's data, for what and when (P6). Uses by staff and disclosures are written row by row, in the
 * transaction of the use; routine use is counted by day and written once a minute.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@HoldsPersonalData
public class ProcessingLog {
    /** @param actor {@code administrator}, {@code support} … @param act text key of what was done */
    public record Entry(Instant at, String actor, Purpose purpose, String act) {}

    public record Count(LocalDate day, Purpose purpose, long uses) {}

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Gate gate;
    @Inject Clock clock;

    /** Writes one use down. Nothing is used where it cannot be: the caller's transaction fails with it. */
    public void wrote(DataSubject subject, String actor, Purpose purpose, String act) {
        var pseudonym = gate.pseudonym(subject);
        if (pseudonym.isEmpty()) return;
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into processing_entry (id, subject, at, actor, purpose, act) values (nextval('processing_entry_seq'),?,?,?,?,?)")) {
                insert.setString(1, pseudonym.get());
                insert.setTimestamp(2, Timestamp.from(clock.instant()));
                insert.setString(3, actor);
                insert.setString(4, purpose.name());
                insert.setString(5, act);
                return insert.executeUpdate();
            }
        });
    }

    @Schedule(hour = "*", minute = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void count() {
        var today = Date.valueOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var taken = new ArrayList<Map.Entry<String, Map<Purpose, Long>>>();
        gate.drain((subject, uses) -> taken.add(Map.entry(subject, uses)));
        if (!taken.isEmpty()) with(database, connection -> add(connection, taken, today));
    }

    private static int add(Connection connection, List<Map.Entry<String, Map<Purpose, Long>>> counted, Date day) throws SQLException {
        // who is first in the alphabet is first everywhere: two nodes never wait for each other
        counted.sort(Map.Entry.comparingByKey());
        try (var update = connection.prepareStatement("update processing_count set uses = uses + ? where subject = ? and purpose = ? and used_on = ?");
             var insert = connection.prepareStatement("insert into processing_count (uses, subject, purpose, used_on) values (?,?,?,?)")) {
            for (var person : counted) for (var use : person.getValue().entrySet()) {
                if (run(update, use, person.getKey(), day) == 0) run(insert, use, person.getKey(), day);
            }
        }
        return counted.size();
    }

    private static int run(java.sql.PreparedStatement statement, Map.Entry<Purpose, Long> use, String subject, Date day) throws SQLException {
        statement.setLong(1, use.getValue());
        statement.setString(2, subject);
        statement.setString(3, use.getKey().name());
        statement.setDate(4, day);
        return statement.executeUpdate();
    }

    /** What staff and others did, by time, from the row with this number on. */
    public List<Entry> entries(DataSubject subject, int first, int most, boolean oldestFirst) {
        return gate.pseudonym(subject).map(pseudonym -> with(database, connection -> {
            var found = new ArrayList<Entry>();
            var order = oldestFirst ? "asc" : "desc";
            try (var select = connection.prepareStatement("select at, actor, purpose, act from processing_entry where subject = ? order by id " + order + " offset ? rows fetch next ? rows only")) {
                select.setString(1, pseudonym);
                select.setInt(2, first);
                select.setInt(3, most);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Entry(row.getTimestamp(1).toInstant(), row.getString(2), Purpose.valueOf(row.getString(3)), row.getString(4)));
                }
            }
            return List.copyOf(found);
        })).orElse(List.of());
    }

    public int entryCount(DataSubject subject) {
        return gate.pseudonym(subject).map(pseudonym -> with(database, connection -> {
            try (var select = connection.prepareStatement("select count(*) from processing_entry where subject = ?")) {
                select.setString(1, pseudonym);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        })).orElse(0);
    }

    /** Routine use by day, the newest first, at most 200 rows. */
    public List<Count> counts(DataSubject subject) {
        return gate.pseudonym(subject).map(pseudonym -> with(database, connection -> {
            var found = new ArrayList<Count>();
            try (var select = connection.prepareStatement("select used_on, purpose, uses from processing_count where subject = ? order by used_on desc, purpose")) {
                select.setString(1, pseudonym);
                select.setMaxRows(200);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Count(row.getDate(1).toLocalDate(), Purpose.valueOf(row.getString(2)), row.getLong(3)));
                }
            }
            return List.copyOf(found);
        })).orElse(List.of());
    }

    @PreDestroy void stop() {
        count();
    }
}
