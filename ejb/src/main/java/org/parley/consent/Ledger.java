package org.parley.consent;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.parley.privacy.HoldsPersonalData;

/**
 * The consent ledger (C3): append-only, each row chained to the one before by its hash. The head's row is locked while one is
 * added, so that any number of nodes writes one chain, and two who decide at once agree on an order.
 */
@Stateless
@HoldsPersonalData
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Ledger {
    private static final int AT_ONCE = 500;
    private static final String FIELDS = "select seq, subject, act, purpose, document, text_version, language, channel, at, previous, hash from consent_record ";

    /** What reading the whole chain showed. */
    public sealed interface Chain {
        /** @param hash of the last row */
        record Whole(long rows, String hash) implements Chain {}
        /** @param seq the first row that is wrong @param fault changed, missing, cut-off */
        record Broken(long seq, String fault) implements Chain {}
    }

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject Clock clock;

    /** Adds a row in a transaction of its own. The same decision again adds none and answers with the first: its date is evidence. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ConsentRecord append(String subject, Decision decision) {
        return with(database, connection -> {
            long seq;
            String previous;
            try (var head = connection.prepareStatement("select seq, hash from consent_head where id = 1 for update"); var row = head.executeQuery()) {
                if (!row.next()) throw new SQLException("the ledger has no head");
                seq = row.getLong(1);
                previous = row.getString(2);
            }
            var last = of(connection, List.of(subject)).getOrDefault(subject, List.of()).stream()
                .filter(record -> record.topic().equals(decision.topic())).reduce((first, second) -> second);
            if (last.isPresent() && last.get().act() == decision.act() && (decision.act() != Act.GIVEN || last.get().textVersion().equals(decision.textVersion()))) return last.get();
            keep(connection, decision);
            var record = ConsentRecord.after(seq, previous, subject, decision, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            insert(connection, record);
            try (var head = connection.prepareStatement("update consent_head set seq = ?, hash = ? where id = 1")) {
                head.setLong(1, record.seq());
                head.setString(2, record.hash());
                head.executeUpdate();
            }
            return record;
        });
    }

    private static void keep(Connection connection, Decision decision) throws SQLException {
        if (decision.text().isEmpty()) return;
        try (var known = connection.prepareStatement("select 1 from consent_text where version = ?")) {
            known.setString(1, decision.textVersion());
            try (var row = known.executeQuery()) {
                if (row.next()) return;
            }
        }
        try (var insert = connection.prepareStatement("insert into consent_text (version, language, text) values (?,?,?)")) {
            insert.setString(1, decision.textVersion());
            insert.setString(2, decision.language());
            insert.setString(3, decision.text());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection connection, ConsentRecord record) throws SQLException {
        try (var insert = connection.prepareStatement("insert into consent_record (seq, subject, act, purpose, document, text_version, language, channel, at, previous, hash) values (?,?,?,?,?,?,?,?,?,?,?)")) {
            insert.setLong(1, record.seq());
            insert.setString(2, record.subject());
            insert.setString(3, record.act().name());
            insert.setString(4, record.purpose().map(Purpose::name).orElse(""));
            insert.setString(5, record.document());
            insert.setString(6, record.textVersion());
            insert.setString(7, record.language());
            insert.setString(8, record.channel().name());
            insert.setTimestamp(9, Timestamp.from(record.at()));
            insert.setString(10, record.previous());
            insert.setString(11, record.hash());
            insert.executeUpdate();
        }
    }

    /** A person's rows, oldest first. */
    public List<ConsentRecord> of(String subject) {
        return with(database, connection -> of(connection, List.of(subject)).getOrDefault(subject, List.of()));
    }

    /** Many people's rows by one query for five hundred. */
    public Map<String, List<ConsentRecord>> of(Collection<String> subjects) {
        return with(database, connection -> of(connection, List.copyOf(subjects)));
    }

    private static Map<String, List<ConsentRecord>> of(Connection connection, List<String> subjects) throws SQLException {
        var found = new HashMap<String, List<ConsentRecord>>();
        for (int from = 0; from < subjects.size(); from += AT_ONCE) {
            var some = subjects.subList(from, Math.min(subjects.size(), from + AT_ONCE));
            try (var select = connection.prepareStatement(FIELDS + "where subject in (" + String.join(",", Collections.nCopies(some.size(), "?")) + ") order by seq")) {
                for (int i = 0; i < some.size(); i++) select.setString(i + 1, some.get(i));
                for (var record : records(select)) found.computeIfAbsent(record.subject(), subject -> new ArrayList<>()).add(record);
            }
        }
        return found;
    }

    /** Rows behind a number, at most a thousand: how a node learns what others wrote. */
    public List<ConsentRecord> after(long seq) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(FIELDS + "where seq > ? order by seq")) {
                select.setLong(1, seq);
                select.setMaxRows(1000);
                return records(select);
            }
        });
    }

    public long last() {
        return with(database, connection -> {
            try (var head = connection.prepareStatement("select seq from consent_head where id = 1"); var row = head.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** The words a decision was made on. */
    public Optional<String> text(String version) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select text from consent_text where version = ?")) {
                select.setString(1, version);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Reads the whole chain, a thousand rows at a time.
     *
     * @param mark where the chain stood before, written down elsewhere: a chain that no longer has it was cut and grown again
     */
    public Chain verify(Optional<Mark> mark) {
        long seq = 0;
        var hash = ConsentRecord.BEGINNING;
        for (var rows = after(0); !rows.isEmpty(); rows = after(seq)) {
            for (var row : rows) {
                if (row.seq() != seq + 1) return new Chain.Broken(seq + 1, "missing");
                if (!row.previous().equals(hash) || !row.isWhole()) return new Chain.Broken(row.seq(), "changed");
                seq = row.seq();
                hash = row.hash();
                if (mark.isPresent() && mark.get().seq() == seq && !mark.get().hash().equals(hash)) return new Chain.Broken(seq, "replaced");
            }
        }
        if (mark.isPresent() && mark.get().seq() > seq) return new Chain.Broken(seq + 1, "cut-off");
        return seq == last() ? new Chain.Whole(seq, hash) : new Chain.Broken(seq + 1, "cut-off");
    }

    /** Where the chain stood. */
    public record Mark(long seq, String hash) {}

    private static List<ConsentRecord> records(PreparedStatement select) throws SQLException {
        var found = new ArrayList<ConsentRecord>();
        try (var row = select.executeQuery()) {
            while (row.next()) found.add(record(row));
        }
        return found;
    }

    private static ConsentRecord record(ResultSet row) throws SQLException {
        var purpose = row.getString(4);
        return new ConsentRecord(row.getLong(1), row.getString(2), Act.valueOf(row.getString(3)), purpose.isEmpty() ? Optional.empty() : Optional.of(Purpose.valueOf(purpose)),
            row.getString(5), row.getString(6), row.getString(7), Channel.valueOf(row.getString(8)), row.getTimestamp(9).toInstant(), row.getString(10), row.getString(11));
    }
}
