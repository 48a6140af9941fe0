package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.parley.account.Guesses;
import org.parley.account.PasswordHashing;
import org.parley.account.PasswordsBusy;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;

/** Decides at the door of a room (R3). */
@Stateless
@Processes(Purpose.CHAT)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Admission {
    public sealed interface Decision {
        /** @param capacity people at most; the room counts, since only it knows who takes over a place of their own */
        record Admitted(RoomId room, Role role, int capacity, RoomRules rules, boolean onCameraList) implements Decision {}
        /** Somebody inside has to let the person in first. */
        record Knock(Admitted once) implements Decision {}
        record Banned(Instant until, String reason) implements Decision {}
        /** Nobody new is let in now. */
        record Locked() implements Decision {}
        record InvitationNeeded() implements Decision {}
        record NoSuchRoom() implements Decision {}
        record MembersOnly() implements Decision {}
        record PasswordNeeded() implements Decision {}
        /** Too many wrong passwords. */
        record Slowed(Duration pause) implements Decision {}
        /** Too many passwords at once: nothing was checked. */
        record Busy() implements Decision {}
    }

    @ApplicationScoped
    static class Doorkeeper {
        Guesses guesses;
        @PostConstruct void start() {
            guesses = new Guesses(5);
        }
        Guesses guesses() {
            return guesses;
        }
    }

    @Inject Rooms rooms;
    @Inject RoomAddresses addresses;
    @Inject RuleDesk rules;
    @Inject Moderation moderation;
    @Inject RoomLinks links;
    @Inject Breakouts breakouts;
    @Inject PasswordHashing passwords;
    @Inject Doorkeeper doorkeeper;
    @Inject Clock clock;

    /**
     * @param password   as typed at the door
     * @param invitation secret part of the link the person came by, or empty
     * @param session    tells one browser from the next, for guesses
     * @param address    of the network connection, for a ban of guests
     */
    public Decision enter(String name, Person person, Optional<String> password, String invitation, String session, String address) {
        var room = addresses.find(name, Optional.of(person), invitation, address).orElse(null);
        if (room == null) return new Decision.NoSuchRoom();
        var role = rules.role(room, person);
        var known = role.ordinal() < Role.MEMBER.ordinal();
        var home = room.parent();
        if (role != Role.OWNER) {
            var ban = moderation.ban(home.orElse(room.id()), person, address);
            if (ban.isPresent()) return new Decision.Banned(ban.get().until(), ban.get().reason());
        }
        if (home.isPresent()) return breakouts.admits(room, home.get(), person, known) ? admitted(room, person, role) : new Decision.NoSuchRoom();
        if (!room.door().admits(person)) return new Decision.MembersOnly();
        if (room.isLocked() && !known) return new Decision.Locked();
        if (room.door() == DoorPolicy.INVITATION && !known && !links.opens(room.id(), invitation)) return new Decision.InvitationNeeded();
        if (room.door() == DoorPolicy.PASSWORD && !known) {
            if (password.isEmpty() || password.get().length() > 100) return new Decision.PasswordNeeded();
            var now = clock.instant();
            var key = room.id() + "|" + session;
            var pause = doorkeeper.guesses().wait(key, now);
            if (!pause.isZero()) return new Decision.Slowed(pause);
            try {
                if (!passwords.matches(password.get(), room.passwordHash())) {
                    doorkeeper.guesses().failed(key, now);
                    return new Decision.PasswordNeeded();
                }
            } catch (PasswordsBusy e) {
                return new Decision.Busy();
            }
            doorkeeper.guesses().succeeded(key);
        }
        var admitted = admitted(room, person, role);
        return room.door() == DoorPolicy.KNOCK && !known ? new Decision.Knock(admitted) : admitted;
    }

    private Decision.Admitted admitted(Room room, Person person, Role role) {
        var held = rules.rules(room);
        return new Decision.Admitted(room.id(), role, room.capacity(), held, held.cameraDoor() == CameraDoor.APPROVAL && rules.isOnCameraList(room.id(), person));
    }

    public sealed interface CameraDecision {
        record Open() implements CameraDecision {}
        record WrongPassword() implements CameraDecision {}
        record Slowed(Duration pause) implements CameraDecision {}
        record Busy() implements CameraDecision {}
    }

    /** The word for going on camera (R3). */
    public CameraDecision camera(RoomId id, Person person, String password, String session) {
        var room = rooms.byId(id).map(rules::home).orElse(null);
        if (room == null || room.cameraDoor() != CameraDoor.PASSWORD) return new CameraDecision.Open();
        var now = clock.instant();
        var key = "camera|" + room.id() + '|' + session;
        var pause = doorkeeper.guesses().wait(key, now);
        if (!pause.isZero()) return new CameraDecision.Slowed(pause);
        try {
            if (password.length() > 100 || !passwords.matches(password, room.cameraPasswordHash())) {
                doorkeeper.guesses().failed(key, now);
                return new CameraDecision.WrongPassword();
            }
        } catch (PasswordsBusy e) {
            return new CameraDecision.Busy();
        }
        doorkeeper.guesses().succeeded(key);
        return new CameraDecision.Open();
    }
}
