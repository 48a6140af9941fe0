package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parley.account.EndedSessions;
import org.parley.account.Person;
import org.parley.account.Renamed;
import org.parley.billing.Allowance;
import org.parley.billing.Entitlements;
import org.parley.billing.PlansAtHand;
import org.parley.chat.Messages;
import org.parley.chat.PrivateMessages;
import org.parley.chat.SaidElsewhere;
import org.parley.consent.Gate;
import org.parley.consent.Purpose;
import org.parley.consent.PurposeRefused;
import org.parley.consent.Refusal;
import org.parley.media.MediaCommand;
import org.parley.media.MediaControl;
import org.parley.media.MediaEvent;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.privacy.DataSubject;
import org.parley.together.TogetherDesk;
import org.parley.together.TogetherOffice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms with people on this node. */
@ApplicationScoped
public class LiveRooms {
    static final Logger LOG = LoggerFactory.getLogger(LiveRooms.class);

    static final int SWEEP_SECONDS = 30;
    private static final int GAP_MILLIS = 20, AGAIN_MILLIS = 500, MOST = 300;

    @Inject MediaControl media;
    @Inject Gate gate;
    @Inject Presence presence;
    @Inject Messages messages;
    @Inject RuleDesk rules;
    @Inject Moderation moderation;
    @Inject Entitlements plans;
    @Inject Breakouts breakouts;
    @Inject Peers peers;
    @Inject TogetherDesk together;
    @Inject Clock clock;

    private final Map<Long, LiveRoom> rooms = new ConcurrentHashMap<>();
    // mailboxes never wait, so two threads carry all rooms
    private final ExecutorService threads = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()),
        Thread.ofPlatform().name("rooms-", 0).daemon().factory());

    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rooms-sweep").daemon().factory());

    @PostConstruct void start() {
        sweeper.scheduleAtFixedRate(this::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        for (var room : rooms.values()) {
            room.execute(room::sweep);
            if (peers.present()) room.execute(() -> lookUp(room, room.last())); // a note may have been lost
        }
    }

    @PreDestroy void stop() {
        sweeper.shutdownNow();
        threads.shutdownNow();
    }

    /** Runs a task in the room's mailbox; a room without people comes to life. */
    void with(RoomId id, Consumer<LiveRoom> task) {
        rooms.compute(id.value(), (key, room) -> {
            var live = room == null ? new LiveRoom(id, threads, this) : room;
            live.execute(() -> task.accept(live));
            return live;
        });
    }

    void ifLive(RoomId id, Consumer<LiveRoom> task) {
        var room = rooms.get(id.value());
        if (room != null) room.execute(() -> task.accept(room));
    }

    /** Called in the room's mailbox. A task may have come since, so it is asked again behind those. */
    void empty(LiveRoom room) {
        rooms.computeIfPresent(room.id.value(), (key, same) -> same == room && room.deserted() && room.idle() ? null : same);
    }

    /** Who may no longer be heard leaves at once, with camera and chair (C2). */
    void decided(@Observes Gate.Changed change) {
        if (!gate.allows(Purpose.CHAT, change.subject())) rooms.values().forEach(room -> room.execute(() -> room.dismiss(change.subject())));
    }

    /** Somebody wrote to a member, who may be in a room here. */
    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) PrivateMessages.Written written) {
        tell(written.reader(), written.author());
        peers.tell(new Note(Note.Kind.PRIVATE_MESSAGE, (written.reader().key() + '\n' + written.author()).getBytes(StandardCharsets.UTF_8)));
    }

    void noted(@Observes Note note) {
        if (!note.is(Note.Kind.PRIVATE_MESSAGE) && !note.is(Note.Kind.BANNED)) return;
        var body = new String(note.body(), StandardCharsets.UTF_8).split("\n", 2);
        if (note.is(Note.Kind.PRIVATE_MESSAGE)) tell(new DataSubject(body[0]), body[1]);
        else moderation.find(Long.parseLong(body[0])).ifPresent(record -> putOut(record, body[1]));
    }

    /** Here and on other nodes, and out of breakouts of the room. */
    void banned(@Observes(during = TransactionPhase.AFTER_SUCCESS) Moderation.Banned ban) {
        putOut(ban.record(), ban.by());
        peers.tell(new Note(Note.Kind.BANNED, (ban.record().id() + "\n" + ban.by()).getBytes(StandardCharsets.UTF_8)));
    }

    private void putOut(Moderation.Record ban, String by) {
        for (var room : rooms.values()) {
            if (room.rules() != null && room.rules().ruledBy().equals(ban.room())) room.execute(() -> room.byKey(ban.subject().key()).ifPresent(target -> room.moderated(by, target, ban)));
        }
    }

    private void tell(DataSubject reader, String author) {
        for (var room : rooms.values()) room.execute(() -> room.byKey(reader.key()).ifPresent(visitor -> visitor.connection.send(RoomProtocol.letter(author))));
    }

    /** What a sign-in held open here ends with it (A11). */
    void signedOut(@Observes EndedSessions.Ended ended) {
        rooms.values().forEach(room -> room.execute(() -> room.signedOut(ended.which())));
    }

    /** Somebody's plan, or what plans allow, is another (B1). */
    void planned(@Observes PlansAtHand.LookAgain change) {
        if (rooms.isEmpty()) return;
        Thread.startVirtualThread(() -> {
            try {
                for (var room : rooms.values()) room.ask(() -> List.copyOf(room.people())).stream().filter(one -> change.who().isEmpty() || one.person instanceof Person.Member member && change.who().get().equals(member.id()))
                    .forEach(one -> allow(room, one, plans.of(one.person)));
            } catch (RuntimeException e) {
                LOG.error("Plans could not be looked up for people in rooms", e);
            }
        });
    }

    private static void allow(LiveRoom room, Visitor visitor, Allowance allowance) {
        room.execute(() -> room.allowed(visitor, allowance));
    }

    /** Who has another name comes in again by that, which a browser does by itself. */
    void renamed(@Observes Renamed renamed) {
        rooms.values().forEach(room -> room.execute(() -> room.renamed(renamed.member())));
    }

    /** What others stored meanwhile comes by itself within a moment; what does not is read. */
    void lookUpSoon(LiveRoom room) {
        sweeper.schedule(() -> room.execute(() -> room.gap().ifPresent(after -> lookUp(room, after))), GAP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookUp(LiveRoom room, long after) {
        Thread.startVirtualThread(() -> {
            try {
                var found = messages.after(room.id, after, MOST);
                room.execute(() -> room.lookedUp(found));
            } catch (RuntimeException e) {
                LOG.error("What room {} misses could not be read; it is tried again", room.id, e);
                sweeper.schedule(() -> lookUp(room, after), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /** Another node stored messages of a room that may be open here. */
    void saidElsewhere(@Observes SaidElsewhere.Heard heard) {
        if (!rooms.containsKey(heard.room().value())) return;
        var said = messages.open(heard.rows());
        ifLive(heard.room(), room -> said.forEach(room::heard));
    }

    void heard(MediaEvent event) {
        ifLive(event.room(), room -> room.media(event));
    }

    /** Runs something in the room's mailbox a while later. */
    void later(int millis, LiveRoom room, Runnable task) {
        sweeper.schedule(() -> room.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    /** A room's rules or roles are others now. */
    void lookAgain(@Observes RoomOffice.LookAgain change) {
        if (!rooms.containsKey(change.room().value()) && breakoutsOf(change.room()).isEmpty()) return;
        Thread.startVirtualThread(() -> {
            try {
                var now = rules.rules(change.room());
                var roles = rules.rolesByPerson(change.room());
                ifLive(change.room(), room -> {
                    room.given(roles);
                    room.ruled(now);
                });
                for (var room : breakoutsOf(change.room())) {
                    var inherited = rules.rules(room.id);
                    room.execute(() -> {
                        room.given(roles);
                        room.ruled(inherited);
                    });
                }
            } catch (RuntimeException e) {
                LOG.error("The rules of room {} could not be read", change.room(), e);
            }
        });
    }

    private List<LiveRoom> breakoutsOf(RoomId home) {
        return rooms.values().stream().filter(room -> !room.id.equals(home) && room.rules() != null && room.rules().ruledBy().equals(home)).toList();
    }

    /** Breakouts are over. */
    void bringBack(@Observes RoomOffice.BringBack end) {
        for (var room : breakoutsOf(end.home())) room.execute(() -> room.together().over());
    }

    /** Another node opened breakouts by chance: those in the room here get seats too, but for who looks after them. */
    void seatPeople(LiveRoom room) {
        var held = room.rules();
        var people = room.people().stream().filter(one -> !held.allows(one.role, Permission.BREAKOUT)).toList();
        Thread.startVirtualThread(() -> {
            try {
                var seats = breakouts.seatOthers(held, people.stream().map(one -> one.person.subject()).toList());
                for (var one : people) if (seats.containsKey(one.person.key())) one.connection.send(TogetherProtocol.breakout(seats.get(one.person.key()), clock.instant()));
            } catch (RuntimeException e) {
                LOG.error("People of room {} could not be seated", room.id, e);
            }
        });
    }

    void togetherChanged(@Observes TogetherOffice.LookAgain change) {
        ifLive(change.room(), room -> room.together().look());
    }

    void loadTogether(LiveRoom room) {
        Thread.startVirtualThread(() -> {
            try {
                var found = together.together(room.id);
                room.execute(() -> room.together().loaded(found));
            } catch (RuntimeException e) {
                LOG.error("What room {} does together could not be read; it is tried again", room.id, e);
                room.execute(() -> room.together().failed());
            }
        });
    }

    /** What somebody who comes in again chose before. */
    void tellChoices(LiveRoom room, Visitor visitor) {
        Thread.startVirtualThread(() -> {
            try {
                together.choices(room.id, visitor.person).forEach((poll, choices) -> visitor.connection.send(TogetherProtocol.voted(poll, choices)));
            } catch (RuntimeException e) {
                LOG.error("Somebody's votes in room {} could not be read", room.id, e);
            }
        });
    }

    /** Who is in a room on this node, for a thread that may wait. */
    Optional<Visitor> inside(RoomId id, Person person) {
        var room = rooms.get(id.value());
        return room == null ? Optional.empty() : room.ask(() -> room.byKey(person.key()));
    }

    Optional<RoomRules> rulesOf(RoomId id) {
        return Optional.ofNullable(rooms.get(id.value())).map(LiveRoom::rules);
    }

    Instant now() {
        return clock.instant();
    }

    void keepOnCameraList(LiveRoom room, Visitor by, Visitor target, boolean yes) {
        if (!(target.person instanceof Person.Member member)) return;
        var role = by.role;
        var held = room.rules();
        Thread.startVirtualThread(() -> {
            try {
                rules.allowCamera(held, role, member.id(), yes);
            } catch (RuntimeException e) {
                LOG.error("The camera list of room {} could not be changed", room.id, e);
            }
        });
    }

    /** Another node changed messages of a room that may be open here. */
    void touchedElsewhere(@Observes SaidElsewhere.Touched touched) {
        if (!rooms.containsKey(touched.room().value())) return;
        messages.some(touched.room(), touched.numbers()).forEach(said -> ifLive(touched.room(), room -> room.touched(said)));
    }

    /** @return why it was not sent, where the person may not do so now */
    Optional<Refusal> command(MediaCommand command, Person by) {
        try {
            media.ask(command, by);
            return Optional.empty();
        } catch (PurposeRefused e) {
            return Optional.of(e.refusal());
        }
    }

    void end(MediaCommand command) {
        media.end(command);
    }

    void report(RoomId room, int people, int cameras) {
        presence.report(room, people, cameras);
    }
}
