package org.parley.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.room.*}. */
@Dependent
public class RoomSettings {
    @Inject @ConfigProperty(name = "parley.room.opened-per-hour") int openedPerHour;
    @Inject @ConfigProperty(name = "parley.room.capacity-max") int capacityMax;
    @Inject @ConfigProperty(name = "parley.room.history") int history;

    public int history() {
        return Math.clamp(history, 1, 200);
    }
}
