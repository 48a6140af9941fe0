package org.parley.door;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.parley.account.AccountId;
import org.parley.account.Keys;
import org.parley.account.Person;
import org.parley.account.SecurityLetters;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.photo.Photos;
import org.parley.profile.ProfileDesk;
import org.parley.profile.Told;
import org.parley.staff.GroupsHere;
import org.parley.staff.StaffRole;

/** The other doors of a member's account (A12): connect, look at what was copied, unlink. */
@Stateless
@Processes(Purpose.OTHER_DOORS)
public class ConnectionDesk {
    public record Copied(Claim claim, String text, Instant at) {}

    public record Known(String id, String door, String title, Instant linkedAt, Instant usedAt, List<Copied> copied) {}

    public enum Answer {
        DONE,
        /** Somebody else's account, or this one by the same door, has it already. */
        TAKEN,
        /** Nothing else opens the account. */
        LAST_WAY_IN
    }

    @Inject Connections connections;
    @Inject Doors doors;
    @Inject Keys keys;
    @Inject GroupsHere groups;
    @Inject ProfileDesk profile;
    @Inject Photos photos;
    @Inject SecurityLetters letters;
    @Inject Clock clock;

    public List<Known> of(Person.Member who) {
        return connections.of(who.id()).stream().map(this::known).toList();
    }

    private Known known(DoorConnection one) {
        return new Known(one.id(), one.door(), doors.find(one.door()).map(Door::title).orElse(one.door()), one.linkedAt(), one.usedAt(),
            connections.copied(one).stream().map(copied -> new Copied(copied.claim(), connections.text(one, copied), copied.copiedAt())).toList());
    }

    /** Doors by which this member may prove who is there: those that can be made to ask anew. */
    public List<Door> proving(Person.Member who) {
        return connections.of(who.id()).stream().flatMap(one -> doors.find(one.door()).stream()).filter(door -> door.kind() == Door.Kind.OIDC).toList();
    }

    /** @param ticked what to copy; the e-mail address of an account that is there stays as it is */
    public Answer connect(Person.Member who, Introduction introduction, Set<Claim> ticked) {
        if (connections.bySubject(introduction.subject()).isPresent() || connections.of(who.id()).stream().anyMatch(one -> one.door().equals(introduction.door()))) return Answer.TAKEN;
        var copied = chosen(introduction, ticked);
        copied.keySet().removeAll(Set.of(Claim.EMAIL, Claim.PICTURE));
        connections.add(who.id(), introduction, copied, clock.instant());
        copy(who, copied);
        follow(who.id(), introduction.door(), introduction.roles());
        letters.factorsChanged(who.id());
        return Answer.DONE;
    }

    /** For an account that was made at this door. */
    @Processes(value = Purpose.OTHER_DOORS, of = Whose.FOUND_INSIDE)
    public void begin(Person.Member who, Introduction introduction, Set<Claim> ticked) {
        var copied = chosen(introduction, ticked);
        copied.remove(Claim.PICTURE);
        connections.add(who.id(), introduction, copied, clock.instant());
        copy(who, copied);
        follow(who.id(), introduction.door(), introduction.roles());
    }

    /** What was copied afterwards, since it takes time. */
    public void copied(Person.Member who, String door, Claim claim, String text) {
        connections.of(who.id()).stream().filter(one -> one.door().equals(door)).findFirst().ifPresent(one -> connections.copy(one, claim, text, clock.instant()));
    }

    private void follow(AccountId who, String door, Set<StaffRole> now) {
        doors.find(door).ifPresent(one -> groups.follow(who, one.roles().mapped(), now));
    }

    /** Deletes what was copied and is still as it was; the e-mail address stays, since an account has to have one. */
    public Answer disconnect(Person.Member who, String id) {
        var found = connections.of(who.id()).stream().filter(one -> one.id().equals(id)).findFirst();
        if (found.isEmpty()) return Answer.DONE;
        if (connections.of(who.id()).size() == 1 && !keys.has(who.id())) return Answer.LAST_WAY_IN;
        var was = new EnumMap<Claim, String>(Claim.class);
        for (var copied : connections.copied(found.get())) was.put(copied.claim(), connections.text(found.get(), copied));
        Optional.ofNullable(was.get(Claim.PICTURE)).ifPresent(photo -> photos.remove(who, photo));
        connections.remove(found.get());
        follow(who.id(), found.get().door(), Set.of());
        change(who, told -> was.entrySet().stream().anyMatch(one -> one.getKey().field().filter(told.field()::equals).isPresent() && one.getValue().equals(told.text())) ? told.without() : told);
        letters.factorsChanged(who.id());
        return Answer.DONE;
    }

    /** Whether this is how that member is known behind a door, and has just shown it there. */
    public boolean proves(Person.Member who, Introduction introduction) {
        return introduction.fresh() && account(introduction).filter(who.id()::equals).isPresent();
    }

    @Processes(value = Purpose.OTHER_DOORS, of = Whose.FOUND_INSIDE)
    public Optional<AccountId> account(Introduction introduction) {
        return connections.bySubject(introduction.subject()).map(one -> {
            one.used(clock.instant());
            follow(one.account(), introduction.door(), introduction.roles());
            return one.account();
        });
    }

    private static Map<Claim, String> chosen(Introduction introduction, Set<Claim> ticked) {
        var chosen = new EnumMap<Claim, String>(Claim.class);
        introduction.claims().forEach((claim, text) -> {
            if (ticked.contains(claim)) chosen.put(claim, text);
        });
        return chosen;
    }

    private void copy(Person.Member who, Map<Claim, String> copied) {
        change(who, told -> copied.entrySet().stream().filter(one -> one.getKey().field().filter(told.field()::equals).isPresent()).findFirst().map(one -> told.with(one.getValue())).orElse(told));
    }

    private void change(Person.Member who, UnaryOperator<Told> change) {
        var before = profile.mine(who);
        var after = new ArrayList<>(before);
        after.replaceAll(change);
        if (!after.equals(before)) profile.save(who, after);
    }
}
