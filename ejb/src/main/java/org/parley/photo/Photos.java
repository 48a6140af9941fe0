package org.parley.photo;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.profile.MemberPages;
import org.parley.room.ParticipantId;
import org.parley.vault.SealedFiles;

/** Takes, keeps and shows members' photos (A7). */
@Stateless
@Processes(Purpose.PROFILE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED) // a picture takes a second, and no connection meanwhile
public class Photos {
    private static final Pace.Limit ADDED = Pace.Limit.hourly("photos", 30);
    private static final String LARGE = ".large", SQUARE = ".square";

    public sealed interface Outcome {
        record Added(String id) implements Outcome {}
        /** @param why {@code type}, {@code pixels}, {@code broken}, {@code quota}, {@code bytes}, {@code too-many} or {@code busy} */
        record Refused(String why) implements Outcome {}
    }

    @Inject Workshop workshop;
    @Inject Pace pace;
    @Inject PhotoRows rows;
    @Inject SealedFiles files;
    @Inject MemberPages pages;
    @Inject PhotoSettings settings;
    @Inject Clock clock;

    public List<String> mine(Person.Member who) {
        return rows.of(who.id());
    }

    public Outcome add(Person.Member who, byte[] file) {
        if (file.length > settings.bytesMost) return new Outcome.Refused("bytes");
        if (rows.of(who.id()).size() >= settings.most) return new Outcome.Refused("quota");
        if (!pace.allows(ADDED, who.key(), clock.instant())) return new Outcome.Refused("too-many");
        return switch (workshop.make(file, List.of(Picture::large, Picture::square))) {
            case Workshop.Outcome.Made made -> keep(who, made.jpegs().get(0), made.jpegs().get(1));
            case Workshop.Outcome.Refused refused -> new Outcome.Refused(refused.why());
        };
    }

    private Outcome keep(Person.Member who, byte[] large, byte[] square) {
        var id = ParticipantId.random().value();
        files.put(who.subject(), id + LARGE, large);
        files.put(who.subject(), id + SQUARE, square);
        rows.add(who.id(), id, large.length + square.length, clock.instant());
        return new Outcome.Added(id);
    }

    public boolean remove(Person.Member who, String id) {
        if (!rows.remove(who.id(), id)) return false;
        removeFiles(id);
        return true;
    }

    public void first(Person.Member who, String id) {
        rows.first(who.id(), id);
    }

    /** Whose page shows them asks before: see {@link MemberPages.View#photos}. */
    @Processes(value = Purpose.PROFILE, of = Whose.ARGUMENT)
    public List<String> of(AccountId owner) {
        return rows.of(owner);
    }

    /** The JPEG, where who looks may see it. @param square its middle, small */
    @Processes(value = Purpose.PROFILE, of = Whose.FOUND_INSIDE)
    public Optional<byte[]> see(String id, boolean square, Optional<Person.Member> viewer) {
        return rows.owner(id).filter(owner -> pages.showsPhotos(owner, viewer)).flatMap(owner -> files.get(owner.subject(), id + (square ? SQUARE : LARGE)));
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(AccountId owner) {
        for (var id : rows.of(owner)) if (rows.remove(owner, id)) removeFiles(id);
    }

    private void removeFiles(String id) {
        files.remove(id + LARGE);
        files.remove(id + SQUARE);
    }
}
