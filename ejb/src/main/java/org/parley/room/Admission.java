package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
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
        record Admitted(RoomId room, Role role, int capacity, int cameras) implements Decision {}
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
    @Inject PasswordHashing passwords;
    @Inject Doorkeeper doorkeeper;
    @Inject Clock clock;

    public Decision enter(String name, Person person, Optional<String> password, String address) {
        Room room;
        try {
            room = rooms.find(new RoomName(name)).orElse(null);
        } catch (IllegalArgumentException e) {
            room = null;
        }
        if (room == null) return new Decision.NoSuchRoom();
        var role = room.roleOf(person);
        if (!room.door().admits(person)) return new Decision.MembersOnly();
        if (room.door() == DoorPolicy.PASSWORD && role != Role.OWNER) {
            if (password.isEmpty() || password.get().length() > 100) return new Decision.PasswordNeeded();
            var now = clock.instant();
            var key = room.id() + "|" + address;
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
        return new Decision.Admitted(room.id(), role, room.capacity(), room.cameras());
    }
}
