package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.photo.Picture;
import org.parley.photo.Workshop;

/** The picture a room shows in the directory and at its door (R1). It is the owner's, whoever of the helpers chose it. */
@Stateless
@Processes(Purpose.ROOMS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // a picture takes a second, and no connection meanwhile
public class RoomPictures {
    private static final Pace.Limit HUNG = Pace.Limit.hourly("room pictures", 30);

    public sealed interface Outcome {
        record Hung(String picture) implements Outcome {}
        /** @param why {@code not-allowed}, {@code too-many} or as {@link Workshop.Outcome.Refused} has it */
        record Refused(String why) implements Outcome {}
    }

    @Inject Rooms rooms;
    @Inject RuleDesk rules;
    @Inject RoomDesk desk;
    @Inject PictureFiles files;
    @Inject Workshop workshop;
    @Inject Pace pace;
    @Inject Clock clock;

    public Outcome hang(Person.Member by, String name, byte[] file) {
        var room = RoomName.find(name).flatMap(rooms::find);
        if (room.isEmpty()) return new Outcome.Refused("not-allowed");
        var role = rules.role(room.get(), by);
        var held = rules.rules(room.get());
        if (!held.allows(role, Permission.EDIT)) return new Outcome.Refused("not-allowed");
        if (!pace.allows(HUNG, by.key(), clock.instant())) return new Outcome.Refused("too-many");
        return switch (workshop.make(file, List.of(Picture::wide))) {
            case Workshop.Outcome.Refused refused -> new Outcome.Refused(refused.why());
            case Workshop.Outcome.Made made -> {
                var picture = ParticipantId.random().value();
                files.keep(room.get().owner(), picture, made.jpegs().getFirst());
                desk.hang(by, role, held, picture).ifPresent(files::burn);
                yield new Outcome.Hung(picture);
            }
        };
    }

    public void remove(Person.Member by, Role role, RoomRules held) {
        desk.hang(by, role, held, "").ifPresent(files::burn);
    }

    /** The JPEG; nobody guesses its name, which changes with the picture. */
    @Processes(value = Purpose.ROOMS, of = Whose.FOUND_INSIDE)
    public Optional<byte[]> see(String picture) {
        return rooms.byPicture(picture).filter(room -> files.shown(room).equals(picture)).flatMap(room -> files.get(room.owner(), picture));
    }
}
