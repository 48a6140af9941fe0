package org.parley.room;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a room as they are now (R3, R4, R9). A change makes new ones, which every node's open rooms hear of.
 *
 * @param ruledBy  the room they come from: the room itself, or for a breakout the one it was opened from
 * @param granted  for every role what it may do
 * @param slow     pause between two messages of a person, zero for none; who may {@link Permission#SLOW} has none
 * @param locked   nobody new is let in
 * @param stage    only speakers and above go on camera
 * @param announced what stays on top, or empty
 * @param cameras  people on camera at once
 */
public record RoomRules(RoomId room, RoomId ruledBy, Map<Role, Set<Permission>> granted, Duration slow, WordFilter filter, boolean locked, boolean stage, String announced,
                        CameraDoor cameraDoor, int cameras, PrivacyLabel label) {

    public RoomRules(RoomId room, Map<Role, Set<Permission>> granted, Duration slow, WordFilter filter, boolean locked, boolean stage, String announced, CameraDoor cameraDoor, int cameras, PrivacyLabel label) {
        this(room, room, granted, slow, filter, locked, stage, announced, cameraDoor, cameras, label);
    }

    /** The same for a breakout, whose seats are its lock. */
    RoomRules in(RoomId breakout) {
        return new RoomRules(breakout, ruledBy, granted, slow, filter, false, stage, announced, cameraDoor, cameras, label);
    }

    /** What a role may do: its usual permissions, but for what the owner decided. */
    static Map<Role, Set<Permission>> granted(Map<Role, Map<Permission, Boolean>> decided) {
        var granted = new EnumMap<Role, Set<Permission>>(Role.class);
        for (var role : Role.values()) {
            var may = EnumSet.noneOf(Permission.class);
            may.addAll(role.usual());
            if (role != Role.OWNER) decided.getOrDefault(role, Map.of()).forEach((permission, yes) -> {
                if (yes) may.add(permission);
                else may.remove(permission);
            });
            granted.put(role, may);
        }
        return granted;
    }

    public boolean allows(Role role, Permission permission) {
        if (stage && role.ordinal() > Role.SPEAKER.ordinal() && (permission == Permission.CAMERA || permission == Permission.SCREEN)) return false;
        return granted.get(role).contains(permission);
    }
}
