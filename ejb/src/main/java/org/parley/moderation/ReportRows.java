package org.parley.moderation;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;
import org.parley.room.RoomId;
import org.parley.vault.Vault;

/** Reports in the database. */
@ApplicationScoped
@HoldsPersonalData
public class ReportRows implements PersonalDataHolder {
    private static final String FIELDS = "select p.id, r.name, p.reporter, p.subject, p.kind, p.sealed, p.evidence, p.at, p.state from report p left join room r on r.id = p.room_id ";
    private static final int MOST = 200;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;
    @Inject Vault vault;

    /** @param room empty outside rooms */
    void add(DataSubject reporter, Optional<RoomId> room, DataSubject about, Reports.Kind kind, String words, Reports.Evidence evidence, Instant now) {
        with(database, connection -> {
            long id;
            try (var next = connection.prepareStatement("select nextval('report_seq')"); var row = next.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            try (var insert = connection.prepareStatement("insert into report (id, room_id, reporter, subject, kind, sealed, evidence, at, state) values (?,?,?,?,?,?,?,?,?)")) {
                insert.setLong(1, id);
                insert.setObject(2, room.map(RoomId::value).orElse(null), Types.BIGINT);
                insert.setString(3, reporter.key());
                insert.setString(4, about.key());
                insert.setString(5, kind.name());
                insert.setBytes(6, vault.seal(reporter, place(id), words));
                insert.setBytes(7, vault.seal(about, place(id) + "|evidence", evidence.name() + '\n' + evidence.picture() + '\n' + String.join("\n", evidence.lines())));
                insert.setTimestamp(8, Timestamp.from(now));
                insert.setString(9, ReportDesk.State.OPEN.name());
                return insert.executeUpdate();
            }
        });
    }

    private static String place(long id) {
        return "report|" + id;
    }

    /** The oldest open first, else the newest. */
    List<ReportDesk.Report> in(ReportDesk.State state) {
        return reports("where p.state = ? order by p.at" + (state == ReportDesk.State.OPEN ? "" : " desc"), select -> select.setString(1, state.name()));
    }

    Optional<ReportDesk.Report> find(long id) {
        return reports("where p.id = ?", select -> select.setLong(1, id)).stream().findFirst();
    }

    boolean close(long id, ReportDesk.State state, Instant now) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement("update report set state = ?, closed_at = ? where id = ? and state = ?")) {
                update.setString(1, state.name());
                update.setTimestamp(2, Timestamp.from(now));
                update.setLong(3, id);
                update.setString(4, ReportDesk.State.OPEN.name());
                return update.executeUpdate() > 0;
            }
        });
    }

    private interface Binding {
        void on(PreparedStatement select) throws SQLException;
    }

    private List<ReportDesk.Report> reports(String where, Binding binding) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(FIELDS + where)) {
                binding.on(select);
                select.setMaxRows(MOST);
                var found = new ArrayList<ReportDesk.Report>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(report(row));
                }
                return found;
            }
        });
    }

    private ReportDesk.Report report(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var reporter = new DataSubject(row.getString("reporter"));
        var about = new DataSubject(row.getString("subject"));
        var evidence = vault.open(about, place(id) + "|evidence", row.getBytes("evidence")).orElse("\n\n").split("\n", 3);
        return new ReportDesk.Report(id, Optional.ofNullable(row.getString("name")), reporter, about, evidence[0], Reports.Kind.valueOf(row.getString("kind")),
            vault.open(reporter, place(id), row.getBytes("sealed")).orElse(""), evidence[1], evidence[2].lines().toList(), row.getTimestamp("at").toInstant(), ReportDesk.State.valueOf(row.getString("state")));
    }

    @Override public DataCategory category() {
        return DataCategory.REPORTS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().count(now.minus(schedule.of(category())), keys(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().remove(now.minus(schedule.of(category())), keys(held));
    }

    private OldRows rows() {
        return new OldRows(database, "report", "closed_at", "subject", "and closed_at is not null");
    }

    private static List<String> keys(Set<DataSubject> held) {
        return held.stream().map(DataSubject::key).toList();
    }
}
