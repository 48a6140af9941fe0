package org.parley.together;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.parley.privacy.DataCategory;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.privacy.PersonalDataHolder;
import org.parley.privacy.RetentionSchedule;

/** Files of rooms end (P7); those of guests with what guests said. */
@ApplicationScoped
@HoldsPersonalData
public class RoomFileRetention implements PersonalDataHolder {
    @Inject RoomFileRows rows;
    @Inject RoomFiles files;
    @Inject RetentionSchedule schedule;

    @Override public DataCategory category() {
        return DataCategory.ROOM_FILES;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return over(now, held).size();
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        var over = over(now, held);
        over.forEach(row -> files.remove(row.room(), row.id()));
        return over.size();
    }

    private List<RoomFileRows.Row> over(Instant now, Set<DataSubject> held) {
        return rows.before(now.minus(schedule.of(category())), now.minus(schedule.of(DataCategory.GUEST))).stream().filter(row -> !held.contains(row.owner())).toList();
    }
}
