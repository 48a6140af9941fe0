package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import org.parley.vault.Vault;

/** What moderators did, in the database; names, reasons and appeals sealed with the key of the person it was done to. */
@ApplicationScoped
@HoldsPersonalData
public class ActRows implements PersonalDataHolder {
    private static final String FIELDS = "select a.id, a.room_id, r.name, a.act, a.subject, a.moderator, a.sealed, a.at, a.until, a.lifted_at, a.appeal, a.appealed_at, a.answer, a.answered_at"
        + " from moderation_act a join room r on r.id = a.room_id ";
    private static final int MOST = 200;

    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;
    @Inject Vault vault;

    /** @param name of the person then @param addressPrint of a guest's address, or empty */
    long add(RoomId room, Act act, DataSubject subject, String name, DataSubject moderator, String reason, String addressPrint, Instant now, Instant until) {
        return with(database, connection -> {
            long id;
            try (var next = connection.prepareStatement("select nextval('moderation_act_seq')"); var row = next.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            try (var insert = connection.prepareStatement("insert into moderation_act (id, room_id, act, subject, moderator, sealed, address_print, at, until, answer) values (?,?,?,?,?,?,?,?,?,'')")) {
                insert.setLong(1, id);
                insert.setLong(2, room.value());
                insert.setString(3, act.name());
                insert.setString(4, subject.key());
                insert.setString(5, moderator.key());
                insert.setBytes(6, vault.seal(subject, place(id), name + '\n' + reason));
                insert.setString(7, addressPrint);
                insert.setTimestamp(8, Timestamp.from(now));
                insert.setTimestamp(9, Timestamp.from(until));
                insert.executeUpdate();
            }
            return id;
        });
    }

    private static String place(long id) {
        return "moderation_act|" + id;
    }

    String addressPrint(RoomId room, String address) {
        return vault.print("room-ban", room.value() + "|" + address);
    }

    /** Until when this person, or whoever comes from this address as a guest, is kept out; the longest. */
    Optional<Moderation.Record> ban(RoomId room, DataSubject subject, String addressPrint, Instant now) {
        return records("where a.room_id = ? and a.act = 'BAN' and a.lifted_at is null and a.until > ? and (a.subject = ? or (a.address_print <> '' and a.address_print = ?)) order by a.until desc",
            select -> {
                select.setLong(1, room.value());
                select.setTimestamp(2, Timestamp.from(now));
                select.setString(3, subject.key());
                select.setString(4, addressPrint.isEmpty() ? "-" : addressPrint);
            }).stream().findFirst();
    }

    /** Bans in force, the latest first. */
    List<Moderation.Record> bans(RoomId room, Instant now) {
        return records("where a.room_id = ? and a.act = 'BAN' and a.lifted_at is null and a.until > ? order by a.id desc", select -> {
            select.setLong(1, room.value());
            select.setTimestamp(2, Timestamp.from(now));
        });
    }

    /** The latest first. */
    List<Moderation.Record> of(RoomId room) {
        return records("where a.room_id = ? order by a.id desc", select -> select.setLong(1, room.value()));
    }

    List<Moderation.Record> against(DataSubject subject) {
        return records("where a.subject = ? order by a.id desc", select -> select.setString(1, subject.key()));
    }

    List<Moderation.Record> appeals() {
        return records("where a.appealed_at is not null and a.answered_at is null order by a.appealed_at", select -> { });
    }

    Optional<Moderation.Record> find(long id) {
        return records("where a.id = ?", select -> select.setLong(1, id)).stream().findFirst();
    }

    boolean lift(RoomId room, long id, Instant now) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement("update moderation_act set lifted_at = ? where id = ? and room_id = ? and lifted_at is null")) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setLong(2, id);
                update.setLong(3, room.value());
                return update.executeUpdate() > 0;
            }
        });
    }

    /** One appeal a person and act. @return false where there is one */
    boolean appeal(long id, DataSubject subject, String words, Instant now) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement("update moderation_act set appeal = ?, appealed_at = ? where id = ? and subject = ? and appealed_at is null")) {
                update.setBytes(1, vault.seal(subject, place(id) + "|appeal", words));
                update.setTimestamp(2, Timestamp.from(now));
                update.setLong(3, id);
                update.setString(4, subject.key());
                return update.executeUpdate() > 0;
            }
        });
    }

    boolean answer(long id, Moderation.Answer answer, Instant now) {
        return with(database, connection -> {
            try (var update = connection.prepareStatement("update moderation_act set answer = ?, answered_at = ?, lifted_at = case when ? and lifted_at is null then ? else lifted_at end where id = ? and appealed_at is not null and answered_at is null")) {
                update.setString(1, answer.name());
                update.setTimestamp(2, Timestamp.from(now));
                update.setBoolean(3, answer == Moderation.Answer.GRANTED);
                update.setTimestamp(4, Timestamp.from(now));
                update.setLong(5, id);
                return update.executeUpdate() > 0;
            }
        });
    }

    private interface Binding {
        void on(PreparedStatement select) throws SQLException;
    }

    private List<Moderation.Record> records(String where, Binding binding) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement(FIELDS + where)) {
                binding.on(select);
                select.setMaxRows(MOST);
                var found = new ArrayList<Moderation.Record>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(record(row));
                }
                return found;
            }
        });
    }

    private Moderation.Record record(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var subject = new DataSubject(row.getString("subject"));
        var words = vault.open(subject, place(id), row.getBytes("sealed")).orElse("\n").split("\n", 2);
        var appeal = row.getBytes("appeal") == null ? "" : vault.open(subject, place(id) + "|appeal", row.getBytes("appeal")).orElse("");
        var answer = row.getString("answer");
        return new Moderation.Record(id, new RoomId(row.getLong("room_id")), row.getString("name"), Act.valueOf(row.getString("act")), subject, words[0], new DataSubject(row.getString("moderator")), words[1],
            time(row, "at").orElseThrow(), time(row, "until").orElseThrow(), time(row, "lifted_at"), appeal, time(row, "appealed_at"),
            answer.isEmpty() ? Optional.empty() : Optional.of(Moderation.Answer.valueOf(answer)));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    @Override public DataCategory category() {
        return DataCategory.MODERATION;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return old(now).count(now.minus(schedule.of(category())), keys(held)) + guestBans(now).count(now, keys(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return old(now).remove(now.minus(schedule.of(category())), keys(held)) + guestBans(now).remove(now, keys(held));
    }

    private OldRows old(Instant now) {
        return new OldRows(database, "moderation_act", "until", "subject", "");
    }

    /** The fingerprint of a guest's address goes when the ban ends. */
    private OldRows guestBans(Instant now) {
        return new OldRows(database, "moderation_act", "until", "subject", "and address_print <> ''");
    }

    private static List<String> keys(Set<DataSubject> held) {
        return held.stream().map(DataSubject::key).toList();
    }
}
