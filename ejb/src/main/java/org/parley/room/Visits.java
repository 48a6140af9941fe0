package org.parley.room;

import static org.parley.schema.Database.with;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.parley.account.AccountId;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.OldRows;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;

/** Which rooms members visited, the latest visit only. */
@ApplicationScoped
@HoldsPersonalData
public class Visits implements PersonalDataHolder {
    @Resource(lookup = "java:jboss/datasources/Parley") DataSource database;
    @Inject RetentionSchedule schedule;

    void visited(AccountId account, RoomId room, Instant now) {
        with(database, connection -> {
            try (var update = connection.prepareStatement("update room_visit set at = ? where account_id = ? and room_id = ?");
                 var insert = connection.prepareStatement("insert into room_visit (at, account_id, room_id) values (?,?,?)")) {
                for (var statement : List.of(update, insert)) {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setLong(2, account.value());
                    statement.setLong(3, room.value());
                    if (statement.executeUpdate() > 0) break;
                }
            }
            return null;
        });
    }

    /** The rooms, the latest first. */
    List<Long> of(AccountId account, int most) {
        return with(database, connection -> {
            try (var select = connection.prepareStatement("select room_id from room_visit where account_id = ? order by at desc")) {
                select.setLong(1, account.value());
                select.setMaxRows(most);
                var found = new ArrayList<Long>();
                try (var row = select.executeQuery()) {
                    while (row.next()) found.add(row.getLong(1));
                }
                return found;
            }
        });
    }

    void forget(DataSubject subject) {
        with(database, connection -> {
            try (var delete = connection.prepareStatement("delete from room_visit where account_id = ?")) {
                delete.setLong(1, Long.parseLong(subject.key().substring(1)));
                return delete.executeUpdate();
            }
        });
    }

    @Override public DataCategory category() {
        return DataCategory.VISITS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return rows().count(now.minus(schedule.of(category())), numbers(held));
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return rows().remove(now.minus(schedule.of(category())), numbers(held));
    }

    private OldRows rows() {
        return new OldRows(database, "room_visit", "at", "account_id", "");
    }

    private static List<Long> numbers(Set<DataSubject> held) {
        return held.stream().map(subject -> Long.valueOf(subject.key().substring(1))).toList();
    }
}
