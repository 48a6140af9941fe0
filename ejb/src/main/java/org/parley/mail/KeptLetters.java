package org.parley.mail;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;

/** Letters that wait for staff, sealed with their addressees' keys, until they are sent, discarded or over (P7). */
@ApplicationScoped
@HoldsPersonalData
public class KeptLetters implements PersonalDataHolder {
    private static final String FIELDS = "select id, account_id, letter, reason, kept_at, sealed from kept_letter ";

    /** @param letter empty for a kind this version does not know */
    public record Row(long id, DataSubject subject, Optional<Letter> letter, Kept reason, Instant at, byte[] sealed) {}

    /** A letter as the list shows it: neither whose it is nor what it says. */
    public record Line(long id, Optional<Letter> letter, Kept reason, Instant at) {}

    public enum Order {
        KIND("letter"), REASON("reason"), AGE("id");

        private final String column;

        Order(String column) {
            this.column = column;
        }
    }

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;
    @Inject Clock clock;

    void add(DataSubject subject, Letter letter, byte[] sealed, Kept reason) {
        with(database, connection -> {
            try (var insert = connection.prepareStatement("insert into kept_letter (id, account_id, letter, reason, sealed, kept_at) values (nextval('kept_letter_seq'),?,?,?,?,?)")) {
                insert.setLong(1, number(subject));
                insert.setString(2, letter.word());
                insert.setString(3, reason.name());
                insert.setBytes(4, sealed);
                insert.setTimestamp(5, Timestamp.from(clock.instant()));
                return insert.executeUpdate();
            }
        });
    }

    List<Line> lines(int first, int most, Order order, boolean ascending) {
        var way = ascending ? " asc" : " desc";
        return with(database, connection -> {
            var found = new ArrayList<Line>();
            try (var select = connection.prepareStatement("select id, letter, reason, kept_at from kept_letter order by " + order.column + way + ", id" + way + " offset ? rows fetch next ? rows only")) {
                select.setInt(1, first);
                select.setInt(2, most);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(new Line(row.getLong(1), Letter.of(row.getString(2)), Kept.valueOf(row.getString(3)), row.getTimestamp(4).toInstant()));
                }
            }
            return found;
        });
    }

    int count() {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select count(*) from kept_letter"); var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    Optional<Row> find(long id) {
        return select(FIELDS + "where id = ?", statement -> statement.setLong(1, id)).stream().findFirst();
    }

    boolean remove(long id) {
        return delete("id", id) > 0;
    }

    public void forget(AccountId who) {
        delete("account_id", who.value());
    }

    private int delete(String column, long value) {
        return with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from kept_letter where " + column + " = ?")) {
                delete.setLong(1, value);
                return delete.executeUpdate();
            }
        });
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private List<Row> select(String sql, Binding binding) {
        return with(database, connection -> {
            var found = new ArrayList<Row>();
            try (var select = connection.prepareStatement(sql)) {
                binding.bind(select);
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(row(row));
                }
            }
            return found;
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), DataSubject.account(row.getLong(2)), Letter.of(row.getString(3)), Kept.valueOf(row.getString(4)), row.getTimestamp(5).toInstant(), row.getBytes(6));
    }

    @Override public DataCategory category() {
        return DataCategory.LETTERS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return old().count(now.minus(schedule.of(category())), held.stream().map(KeptLetters::number).toList());
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return old().remove(now.minus(schedule.of(category())), held.stream().map(KeptLetters::number).toList());
    }

    private OldRows old() {
        return new OldRows(database, "kept_letter", "kept_at", "account_id", "");
    }

    private static long number(DataSubject subject) {
        return Long.parseLong(subject.key().substring(1));
    }
}
