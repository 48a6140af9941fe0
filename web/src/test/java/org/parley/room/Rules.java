package org.parley.room;

import java.time.Duration;
import java.util.Map;

/** Rules of rooms for tests: as a new room has them, two cameras, but for what a test says. */
record Rules(RoomRules rules) {
    static RoomRules usual(RoomId room) {
        return new RoomRules(room, RoomRules.granted(Map.of()), Duration.ZERO, WordFilter.NONE, false, false, "", CameraDoor.FREE, 2, label(DoorPolicy.OPEN));
    }

    static PrivacyLabel label(DoorPolicy door) {
        return new PrivacyLabel(door, true, Duration.ofDays(90), "");
    }

    static Rules of(RoomId room) {
        return new Rules(usual(room));
    }

    RoomRules onStage() {
        return new RoomRules(rules.room(), rules.granted(), rules.slow(), rules.filter(), rules.locked(), true, rules.announced(), rules.cameraDoor(), rules.cameras(), rules.label());
    }

    RoomRules camera(CameraDoor door) {
        return new RoomRules(rules.room(), rules.granted(), rules.slow(), rules.filter(), rules.locked(), rules.stage(), rules.announced(), door, rules.cameras(), rules.label());
    }

    RoomRules door(DoorPolicy door) {
        return new RoomRules(rules.room(), rules.granted(), rules.slow(), rules.filter(), rules.locked(), rules.stage(), rules.announced(), rules.cameraDoor(), rules.cameras(), label(door));
    }
}
