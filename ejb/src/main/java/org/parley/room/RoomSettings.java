package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.room.*}. */
@ApplicationScoped
public class RoomSettings {
    @Inject @ConfigProperty(name = "parley.room.opened-per-hour") int openedPerHour;
    @Inject @ConfigProperty(name = "parley.room.capacity-max") int capacityMax;
    @Inject @ConfigProperty(name = "parley.room.history") int history;

    public int history() {
        return Math.clamp(history, 1, 200);
    }
}
