package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.account.ScreenName;
import org.parley.chat.MessageDesk;
import org.parley.chat.Messages;
import org.parley.chat.Said;
import org.parley.chat.SaidElsewhere;
import org.parley.consent.PurposeRefused;
import org.parley.contact.Contacts;
import org.parley.moderation.Reports;
import org.parley.privacy.DataSubject;
import org.parley.web.Texts;

/** What people ask of a room that needs the database: each on a thread of its own, a few at a time, never on the socket's. */
@ApplicationScoped
public class RoomRequests {
    private static final int AT_ONCE = 16;

    @Inject LiveRooms rooms;
    @Inject MessageDesk desk;
    @Inject Messages messages;
    @Inject SaidElsewhere elsewhere;
    @Inject Moderation moderation;
    @Inject RuleDesk rules;
    @Inject Contacts contacts;
    @Inject Reports reports;
    @Inject Names names;

    private final Semaphore places = new Semaphore(AT_ONCE);

    void handle(LiveRoom room, Visitor visitor, ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Change change -> apart(visitor, change.id(), () -> change(room, visitor, change));
            case ClientFrame.Remove remove -> apart(visitor, remove.id(), () -> remove(room, visitor, remove));
            case ClientFrame.React react -> apart(visitor, "", () -> react(room, visitor, react));
            case ClientFrame.Search search -> apart(visitor, search.id(), () -> visitor.connection.send(RoomProtocol.found(search.id(), desk.find(visitor.person, room.id, search.query()), visitor.person.subject())));
            case ClientFrame.Moderate moderate -> room.execute(() -> {
                var target = room.find(moderate.person());
                apart(visitor, moderate.id(), target.isPresent() ? () -> moderate(room, visitor, target.get(), moderate) : () -> fromAfar(room, visitor, moderate));
            });
            case ClientFrame.Bans bans -> apart(visitor, bans.id(), () -> {
                if (may(room, visitor, Permission.BAN, bans.id())) visitor.connection.send(RoomProtocol.bans(bans.id(), moderation.bans(room.id)));
            });
            case ClientFrame.Forgive forgive -> apart(visitor, forgive.id(), () -> {
                if (may(room, visitor, Permission.BAN, forgive.id())) answer(visitor, forgive.id(), moderation.forgive(room.id, forgive.ban()));
            });
            case ClientFrame.Give give -> withTarget(room, visitor, give.id(), give.person(), target -> give(room, visitor, target, give));
            case ClientFrame.Lock lock -> apart(visitor, "", () -> allowed(visitor, rules.lock(room.rules(), visitor.role, lock.on())));
            case ClientFrame.Slow slow -> apart(visitor, "", () -> allowed(visitor, rules.slow(room.rules(), visitor.role, slow.pause())));
            case ClientFrame.Announce announce -> apart(visitor, "", () -> allowed(visitor, rules.announce(room.rules(), visitor.role, announce.text())));
            case ClientFrame.Stage stage -> apart(visitor, "", () -> allowed(visitor, rules.stage(room.rules(), visitor.role, stage.on())));
            case ClientFrame.Block block -> withTarget(room, visitor, block.id(), block.person(), target -> block(room, visitor, target, block));
            case ClientFrame.Report report -> withTarget(room, visitor, report.id(), report.person(), target -> apart(visitor, report.id(), () -> report(room, visitor, target, report)));
            default -> throw new IllegalArgumentException("not a request: " + frame.getClass());
        }
    }

    void apart(Visitor visitor, String id, Runnable work) {
        if (!places.tryAcquire()) {
            refuse(visitor, "unavailable", "room.error.busy", id);
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } catch (PurposeRefused e) {
                refuse(visitor, e.refusal().code(), "refusal." + e.refusal().word(), id);
            } catch (RuntimeException e) {
                LiveRooms.LOG.error("A request in a room could not be followed", e);
                refuse(visitor, "unavailable", "room.error.not-now", id);
            } finally {
                places.release();
            }
        });
    }

    static void refuse(Visitor visitor, String code, String text, String id) {
        visitor.connection.send(RoomProtocol.error(code, Texts.in(visitor.language, text), Optional.of(id).filter(given -> !given.isEmpty())));
    }

    private static boolean may(LiveRoom room, Visitor visitor, Permission permission, String id) {
        if (room.rules().allows(visitor.role, permission)) return true;
        refuse(visitor, "not-allowed", "room.error.role", id);
        return false;
    }

    private static void allowed(Visitor visitor, boolean done) {
        if (!done) refuse(visitor, "not-allowed", "room.error.role", "");
    }

    private static void answer(Visitor visitor, String id, boolean done) {
        if (done) visitor.connection.send(RoomProtocol.done(id));
        else refuse(visitor, "not-allowed", "room.error.not-there", id);
    }

    private void withTarget(LiveRoom room, Visitor visitor, String id, String name, Consumer<Visitor> work) {
        room.execute(() -> room.find(name).ifPresentOrElse(work, () -> refuse(visitor, "not-allowed", "room.error.not-here", id)));
    }

    private void change(LiveRoom room, Visitor visitor, ClientFrame.Change change) {
        switch (desk.change(visitor.person, visitor.role, room.rules(), change.seq(), change.text())) {
            case MessageDesk.Outcome.Done done -> {
                visitor.connection.send(RoomProtocol.done(change.id()));
                touched(room, change.seq());
            }
            case MessageDesk.Outcome.NotAllowed not -> refuse(visitor, "not-allowed", "room.error.role", change.id());
            case MessageDesk.Outcome.Filtered filtered -> visitor.connection.send(RoomProtocol.error("not-allowed", Texts.in(visitor.language, "room.error.filtered", filtered.word()), Optional.of(change.id())));
            case MessageDesk.Outcome.NotThere gone -> refuse(visitor, "not-allowed", "room.error.not-there", change.id());
        }
    }

    private void touched(LiveRoom room, long seq) {
        messages.some(room.id, List.of(seq)).forEach(said -> room.execute(() -> room.touched(said)));
        elsewhere.touched(room.id, seq);
    }

    private void remove(LiveRoom room, Visitor visitor, ClientFrame.Remove remove) {
        var before = messages.some(room.id, List.of(remove.seq())).stream().filter(said -> said.author() != Said.Author.REMOVED).findFirst();
        if (before.isEmpty()) {
            refuse(visitor, "not-allowed", "room.error.not-there", remove.id());
            return;
        }
        if (before.get().by().equals(visitor.person.subject())) {
            if (!(desk.takeBack(visitor.person, room.id, remove.seq()) instanceof MessageDesk.Outcome.Done)) refuse(visitor, "not-allowed", "room.error.not-there", remove.id());
        } else {
            if (!may(room, visitor, Permission.CLEAR, remove.id())) return;
            desk.clear(visitor.person, visitor.role, room.rules(), remove.seq()).ifPresent(author -> {
                var record = moderation.cleared(room.id, visitor.person, author, before.get().from());
                room.execute(() -> room.byKey(author.key()).ifPresentOrElse(target -> room.moderated(visitor.name(), target, record), () -> apart(visitor, "", () -> person(author, before.get().from())
                    .filter(Person.Member.class::isInstance).ifPresent(member -> moderation.tellFromAfar(record, (Person.Member) member)))));
            });
        }
        visitor.connection.send(RoomProtocol.done(remove.id()));
        touched(room, remove.seq());
    }

    private void react(LiveRoom room, Visitor visitor, ClientFrame.React react) {
        switch (desk.react(visitor.person, visitor.role, room.rules(), react.seq(), react.emoji(), react.on())) {
            case MessageDesk.Reacted.Done done -> {
                messages.some(room.id, List.of(react.seq())).forEach(said -> room.execute(() -> room.reacted(said, react.emoji(), visitor.name(), react.on())));
                elsewhere.touched(room.id, react.seq());
            }
            case MessageDesk.Reacted.NotAllowed not -> refuse(visitor, "not-allowed", "room.error.role", "");
            case MessageDesk.Reacted.Nothing nothing -> { }
        }
    }

    private void moderate(LiveRoom room, Visitor visitor, Visitor target, ClientFrame.Moderate moderate) {
        var outcome = moderation.act(room.rules(), visitor.person, visitor.role, moderate.act(), new Moderation.Target(target.person, target.role, target.address), moderate.reason(), moderate.ban());
        switch (outcome) {
            case Moderation.Outcome.Done done -> {
                visitor.connection.send(RoomProtocol.done(moderate.id()));
                room.execute(() -> room.moderated(visitor.name(), target, done.record()));
            }
            case Moderation.Outcome.NotAllowed not -> refuse(visitor, "not-allowed", "room.error.role", moderate.id());
        }
    }

    /** Only a ban makes sense for somebody who is not here: a member by name, or whoever wrote a message. */
    private void fromAfar(LiveRoom room, Visitor visitor, ClientFrame.Moderate moderate) {
        var person = moderate.act() == Act.BAN ? moderate.seq() > 0 ? author(room, moderate.seq()) : names.find(moderate.person()).map(Person.class::cast) : Optional.<Person>empty();
        if (person.isEmpty()) {
            refuse(visitor, "not-allowed", "room.error.not-here", moderate.id());
            return;
        }
        var target = new Moderation.Target(person.get(), rules.role(room.id, person.get()), "");
        answer(visitor, moderate.id(), moderation.actFromAfar(room.rules(), visitor.person, visitor.role, moderate.act(), target, moderate.reason(), moderate.ban()));
    }

    private static void answer(Visitor visitor, String id, Moderation.Outcome outcome) {
        if (outcome instanceof Moderation.Outcome.Done) visitor.connection.send(RoomProtocol.done(id));
        else refuse(visitor, "not-allowed", "room.error.role", id);
    }

    private Optional<Person> author(LiveRoom room, long seq) {
        return messages.some(room.id, List.of(seq)).stream().filter(said -> said.author() == Said.Author.HERE).findFirst().flatMap(said -> person(said.by(), said.from()));
    }

    private Optional<Person> person(DataSubject subject, String name) {
        var id = subject.key().substring(1);
        if (subject.isGuest()) return Optional.of(new Person.Guest(id, new ScreenName(name)));
        return names.members(List.of(new AccountId(Long.parseLong(id)))).values().stream().map(Person.class::cast).findFirst();
    }

    private void give(LiveRoom room, Visitor visitor, Visitor target, ClientFrame.Give give) {
        if (!RuleDesk.mayGive(room.rules(), visitor.role, target.role, give.role()) || target.person instanceof Person.Guest && give.role() == Role.MODERATOR) {
            refuse(visitor, "not-allowed", "room.error.role", give.id());
            return;
        }
        switch (target.person) {
            case Person.Guest guest -> { // for the visit
                room.give(target, give.role() == Role.MEMBER ? Role.GUEST : give.role());
                visitor.connection.send(RoomProtocol.done(give.id()));
            }
            case Person.Member member -> apart(visitor, give.id(), () -> {
                var done = rules.give(room.rules(), visitor.role, member.id(), target.role, give.role());
                answer(visitor, give.id(), done);
                if (done) room.execute(() -> room.give(target, give.role()));
            });
        }
    }

    private void block(LiveRoom room, Visitor visitor, Visitor target, ClientFrame.Block block) {
        room.hides(visitor, target, block.on());
        if (visitor.person instanceof Person.Member me && target.person instanceof Person.Member other) apart(visitor, block.id(), () -> {
            if (block.on()) contacts.block(me, other.id());
            else contacts.unblock(me, other.id());
        });
    }

    private void report(LiveRoom room, Visitor visitor, Visitor target, ClientFrame.Report report) {
        var form = new Reports.Form(room.id, target.person.subject(), target.name(), report.seq(), Reports.Kind.of(report.kind()).orElseThrow(), report.words(), report.picture());
        switch (reports.report(visitor.person, form)) {
            case TAKEN -> visitor.connection.send(RoomProtocol.done(report.id()));
            case TOO_MANY -> refuse(visitor, "too-fast", "room.error.too-many-reports", report.id());
            case NO_PICTURE -> refuse(visitor, "bad-message", "room.error.picture", report.id());
        }
    }
}
