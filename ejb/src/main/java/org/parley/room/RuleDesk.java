package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.billing.Entitlement;
import org.parley.billing.Entitlements;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.DataCategory;
import org.parley.privacy.PrivacySettings;
import org.parley.privacy.RetentionSchedule;

/** What holds in a room, and who decides it (R3, R4, R9). */
@Stateless
@Processes(value = Purpose.ROOMS, of = Whose.FOUND_INSIDE)
public class RuleDesk {
    public static final int ANNOUNCED_MAX = 500;
    public static final Duration SLOW_MOST = Duration.ofMinutes(30);

    @Inject Rooms rooms;
    @Inject RoleRows roles;
    @Inject RoomOffice office;
    @Inject Names names;
    @Inject RetentionSchedule retention;
    @Inject PrivacySettings privacy;
    @Inject Entitlements plans;
    @Inject Event<RoomOffice.Changed> changes;
    @Inject Clock clock;

    public RoomRules rules(RoomId room) {
        return office.rules(room, () -> rooms.byId(room).map(this::read).orElseThrow(() -> new IllegalStateException("no room " + room)));
    }

    public RoomRules rules(Room room) {
        return office.rules(room.id(), () -> read(room));
    }

    /** Of every room of the directory with such a door (R15). */
    public PrivacyLabel listed(DoorPolicy door) {
        return label(door, true);
    }

    private PrivacyLabel label(DoorPolicy door, boolean listed) {
        return new PrivacyLabel(door, listed, retention.of(DataCategory.MESSAGES), privacy.location().orElse(""));
    }

    private RoomRules read(Room room) {
        var home = home(room);
        var most = plans.of(home.owner());
        var rules = home.rules(RoomRules.granted(roles.decided(home.id())), label(home.door(), home.isListed()), most.of(Entitlement.CAMERAS));
        return home == room ? rules : rules.in(room.id());
    }

    /** The room whose rules hold: for a breakout the one it was opened from. */
    Room home(Room room) {
        return room.parent().flatMap(rooms::byId).orElse(room);
    }

    private RoomId home(RoomId room) {
        return rooms.byId(room).flatMap(Room::parent).orElse(room);
    }

    /** What a person is in a room: the owner's word for members, else what everybody is. */
    public Role role(Room room, Person person) {
        if (!(person instanceof Person.Member member)) return Role.GUEST;
        if (member.id().equals(room.owner())) return Role.OWNER;
        return roles.role(home(room).id(), member.id()).orElse(member.administrator() ? Role.MODERATOR : Role.MEMBER);
    }

    public Role role(RoomId room, Person person) {
        return rooms.byId(room).map(one -> role(one, person)).orElse(Role.GUEST);
    }

    /** Who was given a role, by the person's key. */
    public Map<String, Role> rolesByPerson(RoomId room) {
        var found = new LinkedHashMap<String, Role>();
        roles.roles(home(room)).forEach((id, role) -> found.put(id.subject().key(), role));
        return found;
    }

    /** Who was given a role, the latest first; who has left the portal is not in it. */
    public Map<Person.Member, Role> given(RoomId room) {
        var all = roles.roles(room);
        var members = names.members(all.keySet());
        var found = new LinkedHashMap<Person.Member, Role>();
        all.forEach((id, role) -> {
            if (members.containsKey(id)) found.put(members.get(id), role);
        });
        return found;
    }

    /**
     * @param by what the one who gives is: with {@link Permission#EDIT} every role below their own, with {@link Permission#STAGE}
     *     only on the stage and off it
     */
    public boolean give(RoomRules rules, Role by, AccountId whom, Role before, Role role) {
        if (!mayGive(rules, by, before, role)) return false;
        roles.give(rules.ruledBy(), whom, role, clock.instant());
        changes.fire(new RoomOffice.Changed(rules.ruledBy()));
        return true;
    }

    public static boolean mayGive(RoomRules rules, Role by, Role before, Role role) {
        if (before == Role.OWNER || role == Role.OWNER || by != Role.OWNER && (before.ordinal() <= by.ordinal() || role.ordinal() <= by.ordinal())) return false;
        if (rules.allows(by, Permission.EDIT)) return true;
        return rules.allows(by, Permission.STAGE) && before.ordinal() >= Role.SPEAKER.ordinal() && role.ordinal() >= Role.SPEAKER.ordinal();
    }

    /** For the list of those who may go on camera where it needs approval. */
    public boolean isOnCameraList(RoomId room, Person person) {
        return person instanceof Person.Member member && roles.onCameraList(home(room)).contains(member.id());
    }

    public boolean allowCamera(RoomRules rules, Role by, AccountId whom, boolean yes) {
        if (!rules.allows(by, Permission.ADMIT)) return false;
        roles.allowCamera(rules.ruledBy(), whom, yes, clock.instant());
        return true;
    }

    public Set<AccountId> cameraList(RoomId room) {
        return roles.onCameraList(room);
    }

    /** @param granted for every role but the owner's */
    public void decide(RoomId room, Map<Role, Set<Permission>> granted) {
        roles.decide(room, granted);
        changes.fire(new RoomOffice.Changed(room));
    }

    /** Lets nobody new in, or again. */
    public boolean lock(RoomRules rules, Role by, boolean locked) {
        return change(rules, by, Permission.LOCK, room -> room.lock(locked));
    }

    /** @param pause zero to {@link #SLOW_MOST} */
    public boolean slow(RoomRules rules, Role by, Duration pause) {
        return change(rules, by, Permission.SLOW, room -> room.slow(pause.compareTo(SLOW_MOST) > 0 ? SLOW_MOST : pause));
    }

    /** @param words at most {@value #ANNOUNCED_MAX} characters, empty ends it */
    public boolean announce(RoomRules rules, Role by, String words) {
        return change(rules, by, Permission.ANNOUNCE, room -> room.announce(words));
    }

    public boolean stage(RoomRules rules, Role by, boolean on) {
        return change(rules, by, Permission.STAGE, room -> room.stage(on));
    }

    private boolean change(RoomRules rules, Role by, Permission permission, java.util.function.Consumer<Room> change) {
        if (!rules.allows(by, permission)) return false;
        var room = rooms.byId(rules.ruledBy());
        room.ifPresent(change);
        changes.fire(new RoomOffice.Changed(rules.ruledBy()));
        return room.isPresent();
    }

    public Optional<AccountId> owner(RoomId room) {
        return rooms.byId(room).map(Room::owner);
    }
}
