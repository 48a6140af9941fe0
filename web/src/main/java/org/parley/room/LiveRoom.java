package org.parley.room;

import jakarta.websocket.CloseReason;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.parley.account.EndedSession;
import org.parley.account.Person;
import org.parley.billing.Allowance;
import org.parley.chat.Said;
import org.parley.media.Candidate;
import org.parley.media.Leg;
import org.parley.media.MediaCommand;
import org.parley.media.MediaEvent;
import org.parley.media.StreamId;
import org.parley.privacy.DataSubject;
import org.parley.web.Texts;

/** A room with people in it. Everything it knows is touched by its mailbox only, one task after the other, by any thread. */
final class LiveRoom {
    private static final int RECENT = 300, SCREEN_KBPS = 3000, KNOCKING = 50, MUTED_MILLIS = 5000, PATIENCE_SECONDS = 5;

    final RoomId id;
    private final Executor threads;
    private final LiveRooms rooms;
    private final ConcurrentLinkedQueue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tasks = new AtomicInteger();

    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final ArrayDeque<Said> recent = new ArrayDeque<>();
    /** Stored by another node, behind a gap that is being looked up. */
    private final TreeMap<Long, Said> early = new TreeMap<>();
    /** People who wait before the door, by name, with what lets them in. */
    private final Map<String, Knock> knocking = new LinkedHashMap<>();
    private final Set<String> letIn = new HashSet<>(), letOnCamera = new HashSet<>(), askForCamera = new LinkedHashSet<>();
    private final LiveTogether together;
    private final Audience audience;
    private final Comings comings;
    private volatile RoomRules rules;
    private long last;
    private boolean foundEmpty, lookingUp;

    LiveRoom(RoomId id, Executor threads, LiveRooms rooms) {
        this.id = id;
        this.threads = threads;
        this.rooms = rooms;
        together = new LiveTogether(this, rooms);
        audience = new Audience(this, rooms);
        comings = new Comings(this, rooms);
    }

    LiveTogether together() {
        return together;
    }

    /** For a thread that may wait: what the mailbox says. */
    <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, this::execute).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    Optional<Visitor> byKey(String key) {
        return Optional.ofNullable(visitors.get(key));
    }

    void execute(Runnable task) {
        mailbox.add(task);
        if (tasks.getAndIncrement() == 0) threads.execute(this::work);
    }

    private void work() {
        int done;
        do {
            done = 0;
            for (Runnable task; done < 256 && (task = mailbox.poll()) != null; done++) {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LiveRooms.LOG.error("A task of room {} failed", id, e);
                }
            }
        } while (tasks.addAndGet(-done) > 0);
    }

    private record Knock(Visitor visitor, Runnable enter) {}

    /**
     * What somebody finds who enters.
     *
     * @param history what the database had when it was asked, up to {@code known}
     * @param touched what the person has seen before and is different now
     */
    record Entry(List<Said> history, List<Said> touched, long known, boolean complete, int capacity) {}

    RoomRules rules() {
        return rules;
    }

    /** @return false when more was said meanwhile than is remembered here: ask the database again */
    boolean enter(Visitor visitor, Entry entry) {
        var known = entry.known();
        if (known < last && (recent.isEmpty() || recent.peekFirst().seq() > known + 1)) return false;
        var before = visitors.get(visitor.person.key());
        if (before == null && visitors.size() >= entry.capacity() && visitor.role != Role.OWNER) {
            refuse(visitor, "full", Texts.in(visitor.language, "room.error.room-full"));
            return true;
        }
        if (visitors.values().stream().anyMatch(other -> other != before && other.person.screenName().key().equals(visitor.person.screenName().key()))) {
            refuse(visitor, "not-allowed", Texts.in(visitor.language, "room.error.name-taken"));
            return true;
        }
        if (before != null) takeOver(before);
        var all = new java.util.ArrayList<>(entry.history());
        recent.stream().filter(said -> said.seq() > known).forEach(all::add);
        if (visitors.isEmpty()) last = Math.max(known, last);
        visitor.shown = Math.max(known, last);
        visitors.put(visitor.person.key(), visitor);
        letIn.add(visitor.person.key());
        visitor.label = rules.label().version();
        visitor.inside = this;
        var members = visitors.values().stream().map(Visitor::member).toList();
        visitor.connection.send(RoomProtocol.welcome(new RoomProtocol.Welcome(visitor.name(), visitor.role, members, visitor.shown, all, entry.touched(), entry.complete(), rules,
            visitor.person.subject(), waitingFor(visitor), visitor.allowance)));
        if (before == null) comings.came(visitor);
        together.entered(visitor);
        count();
        return true;
    }

    private RoomProtocol.Waiting waitingFor(Visitor visitor) {
        var blocked = visitors.values().stream().filter(other -> visitor.hides.contains(other.person.key())).map(Visitor::name).toList();
        if (!rules.allows(visitor.role, Permission.ADMIT)) return new RoomProtocol.Waiting(List.of(), List.of(), blocked);
        return new RoomProtocol.Waiting(knocking.values().stream().map(knock -> knock.visitor().name()).toList(),
            askForCamera.stream().map(visitors::get).filter(Objects::nonNull).map(Visitor::name).toList(), blocked);
    }

    /** Somebody stands before the door; whoever was let in once comes in again by themself. */
    void knock(Visitor visitor, Runnable enter) {
        if (letIn.contains(visitor.person.key())) {
            enter.run();
            return;
        }
        if (knocking.size() >= KNOCKING && !knocking.containsKey(visitor.name())) {
            refuse(visitor, "full", Texts.in(visitor.language, "room.error.too-many-knock"));
            return;
        }
        var before = knocking.put(visitor.name(), new Knock(visitor, enter));
        if (before != null && before.visitor() != visitor) before.visitor().connection.closeAfterSending(() -> RoomSocket.TAKEN_OVER, "taken over by another tab");
        visitor.connection.send(RoomProtocol.waiting(rules.label()));
        toThose(Permission.ADMIT, RoomProtocol.knocking(visitor.name(), true));
    }

    private void toThose(Permission permission, String frame) {
        for (var visitor : visitors.values()) if (rules.allows(visitor.role, permission)) visitor.connection.send(frame);
    }

    private boolean lacks(Visitor visitor, Permission permission) {
        if (!here(visitor)) return true;
        if (rules.allows(visitor.role, permission)) return false;
        refuse(visitor, Optional.empty());
        return true;
    }

    private static void refuse(Visitor visitor, Optional<String> id) {
        visitor.connection.send(RoomProtocol.error("not-allowed", Texts.in(visitor.language, "room.error.role"), id));
    }

    void admit(Visitor by, ClientFrame.Admit admit) {
        if (lacks(by, Permission.ADMIT)) return;
        var knock = knocking.remove(admit.person());
        if (knock == null) return;
        toThose(Permission.ADMIT, RoomProtocol.knocking(admit.person(), false));
        if (!admit.yes()) {
            refuse(knock.visitor(), "not-allowed", Texts.in(knock.visitor().language, "room.error.not-let-in"));
            return;
        }
        letIn.add(knock.visitor().person.key());
        knock.enter().run();
    }

    private static void refuse(Visitor visitor, String code, String message) {
        visitor.connection.send(RoomProtocol.error(code, message, Optional.empty()));
        visitor.connection.closeAfterSending(() -> RoomSocket.REFUSED, code);
    }

    private void takeOver(Visitor before) {
        release(before);
        before.connection.closeAfterSending(() -> RoomSocket.TAKEN_OVER, "taken over by another tab");
    }

    private void release(Visitor visitor) {
        visitors.remove(visitor.person.key());
        visitor.subscribed.forEach(audience::changed);
        for (var stream : visitor.live.keySet()) others(visitor, RoomProtocol.unpublished(stream, visitor.name()));
        if (visitor.publishing() || !visitor.subscribed.isEmpty()) rooms.end(new MediaCommand.Leave(id, visitor.id));
        if (askForCamera.remove(visitor.person.key())) toThose(Permission.ADMIT, RoomProtocol.asking(visitor.name(), false));
    }

    /** Takes out a person who may not be heard any more; what is remembered here is asked of the database again. */
    void dismiss(DataSubject subject) {
        recent.clear();
        var visitor = visitors.get(subject.key());
        if (visitor == null) return;
        visitor.connection.closeAfterSending(() -> RoomSocket.REFUSED, "not-allowed");
        leave(visitor);
    }

    /** Takes out a person whose sign-in was ended from afar. */
    void signedOut(EndedSession ended) {
        var visitor = visitors.get(ended.account().subject().key());
        if (visitor == null || visitor.session == null || !ended.covers(visitor.session)) return;
        visitor.connection.closeAfterSending(CloseReason.CloseCodes.VIOLATED_POLICY, RoomSocket.NOT_SIGNED_IN);
        leave(visitor);
    }

    void renamed(Person.Member member) {
        var visitor = visitors.get(member.key());
        if (visitor == null || visitor.person.equals(member)) return;
        visitor.connection.closeAfterSending(CloseReason.CloseCodes.SERVICE_RESTART, "renamed");
        leave(visitor);
    }

    void leave(Visitor visitor) {
        var knock = knocking.get(visitor.name());
        if (knock != null && knock.visitor() == visitor) {
            knocking.remove(visitor.name());
            toThose(Permission.ADMIT, RoomProtocol.knocking(visitor.name(), false));
        }
        if (!here(visitor)) return;
        release(visitor);
        comings.went(visitor);
        count();
    }

    /** Once half a minute: asks every connection for a sign of life, and ends a room found empty twice. */
    void sweep() {
        visitors.values().forEach(visitor -> visitor.connection.ping());
        knocking.values().forEach(knock -> knock.visitor().connection.ping());
        if (deserted() && foundEmpty) rooms.empty(this);
        foundEmpty = deserted();
    }

    long last() {
        return last;
    }

    boolean deserted() {
        return visitors.isEmpty() && knocking.isEmpty();
    }

    /** No task waits behind the one that is running. */
    boolean idle() {
        return mailbox.isEmpty();
    }

    private boolean here(Visitor visitor) {
        return visitors.get(visitor.person.key()) == visitor;
    }

    void said(Visitor by, Said said) {
        heard(said);
        by.connection.send(RoomProtocol.ack(said.clientId(), said.seq()));
    }

    /** Shows it in the room's order: what other nodes stored before it and is not here yet is waited for, and looked up. */
    void heard(Said said) {
        if (said.seq() <= last) return;
        if (said.seq() == last + 1) show(said);
        else early.put(said.seq(), said);
        while (!early.isEmpty() && early.firstKey() <= last + 1) show(early.pollFirstEntry().getValue());
        if (early.isEmpty() || lookingUp) return;
        lookingUp = true;
        rooms.lookUpSoon(this);
    }

    /** @return behind which number something is missing */
    OptionalLong gap() {
        if (early.isEmpty()) lookingUp = false;
        return early.isEmpty() ? OptionalLong.empty() : OptionalLong.of(last);
    }

    private void show(Said said) {
        if (said.seq() <= last) return;
        last = said.seq();
        recent.addLast(said);
        if (recent.size() > RECENT) recent.removeFirst();
        var frame = new Connection.Frame(RoomProtocol.said(said));
        for (var visitor : visitors.values()) if (said.seq() > visitor.shown) visitor.connection.send(frame);
    }

    /** What the database has behind a number, asked because of a gap: what is not among it will not come. */
    void lookedUp(List<Said> found) {
        lookingUp = false;
        for (var said : found) if (said.seq() > last) early.putIfAbsent(said.seq(), said);
        while (!early.isEmpty()) show(early.pollFirstEntry().getValue());
    }

    void whisper(Visitor from, ClientFrame.Whisper whisper, String at) {
        if (!here(from)) return;
        var repeated = from.whispers.get(whisper.id());
        if (repeated != null) {
            from.connection.send(repeated);
            return;
        }
        if (!rules.allows(from.role, Permission.WHISPER)) {
            refuse(from, Optional.of(whisper.id()));
            return;
        }
        var to = find(whisper.to());
        if (to.isPresent() && (to.get().hides.contains(from.person.key()) || from.hides.contains(to.get().person.key()) || from.hiddenBy.contains(to.get().person.key()))) {
            from.connection.send(RoomProtocol.error("not-allowed", Texts.in(from.language, "room.error.no-whisper"), Optional.of(whisper.id())));
            return;
        }
        if (to.isEmpty()) {
            from.connection.send(RoomProtocol.error("not-allowed", Texts.in(from.language, "room.error.not-here"), Optional.of(whisper.id())));
            return;
        }
        var frame = RoomProtocol.whispered(whisper.id(), from.name(), to.get().name(), whisper.text(), at);
        from.whispers.put(whisper.id(), frame);
        from.connection.send(frame);
        if (to.get() != from) to.get().connection.send(frame);
    }

    void state(Visitor visitor, ClientFrame.State state) {
        if (!here(visitor) || visitor.state.equals(state)) return;
        visitor.state = state;
        allAbout(RoomProtocol.state(visitor.name(), state));
    }

    Optional<Visitor> find(String name) {
        return visitors.values().stream().filter(visitor -> visitor.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The word for the camera was right. */
    void letOnCamera(Visitor visitor) {
        letOnCamera.add(visitor.person.key());
    }

    /** Whether the room's word for the camera is still to be told. */
    boolean asksForCameraPassword(Visitor visitor) {
        return here(visitor) && rules.cameraDoor() == CameraDoor.PASSWORD && !passesCameraDoor(visitor);
    }

    private boolean passesCameraDoor(Visitor visitor) {
        return rules.cameraDoor() == CameraDoor.FREE || visitor.role.ordinal() <= Role.SPEAKER.ordinal() || letOnCamera.contains(visitor.person.key());
    }

    void publish(Visitor visitor, ClientFrame.Publish publish) {
        if (!here(visitor)) return;
        var stream = publish.stream().orElseGet(StreamId::random);
        if (!mayPublish(visitor, publish, stream)) return;
        var cameras = rules.cameras();
        if (visitors.values().stream().anyMatch(other -> other != visitor && other.has(stream))) {
            visitor.connection.send(RoomProtocol.streamError("not-allowed", Texts.in(visitor.language, "room.error.stream-taken"), stream, Leg.PUBLISH));
            return;
        }
        if (!visitor.has(stream) && visitor.live.size() + visitor.asked.size() >= Visitor.STREAMS) {
            visitor.connection.send(RoomProtocol.streamError("not-allowed", Texts.in(visitor.language, "room.error.two-streams"), stream, Leg.PUBLISH));
            return;
        }
        if (!visitor.publishing() && visitors.values().stream().filter(Visitor::publishing).count() >= cameras) {
            visitor.connection.send(RoomProtocol.streamError("full", Texts.in(visitor.language, "room.error.cameras-full"), stream, Leg.PUBLISH));
            return;
        }
        visitor.asked.put(stream, new RoomProtocol.Published(stream, publish.source()));
        var command = new MediaCommand.Publish(id, visitor.id, stream, publish.sdp(), publish.source().equals("screen") ? SCREEN_KBPS : visitor.allowance.kbps());
        rooms.command(command, visitor.person).ifPresent(reason -> {
            visitor.asked.remove(stream);
            visitor.connection.send(RoomProtocol.streamError(reason.code(), Texts.in(visitor.language, "refusal." + reason.word()), stream, Leg.PUBLISH));
        });
    }

    private boolean mayPublish(Visitor visitor, ClientFrame.Publish publish, StreamId stream) {
        if (!rules.allows(visitor.role, publish.source().equals("screen") ? Permission.SCREEN : Permission.CAMERA))
            return refuseStream(visitor, "not-allowed", rules.stage() ? "stage" : "role", stream);
        if (!visitor.label.equals(rules.label().version())) return refuseStream(visitor, "consent-needed", "label", stream);
        if (passesCameraDoor(visitor)) return true;
        if (rules.cameraDoor() == CameraDoor.PASSWORD) return refuseStream(visitor, "not-allowed", "camera-password", stream);
        if (askForCamera.add(visitor.person.key())) toThose(Permission.ADMIT, RoomProtocol.asking(visitor.name(), true));
        return refuseStream(visitor, "not-allowed", "camera-approval", stream);
    }

    private static boolean refuseStream(Visitor visitor, String code, String need, StreamId stream) {
        visitor.connection.send(RoomProtocol.streamNeeds(code, need, Texts.in(visitor.language, "room.error.need." + need), stream));
        return false;
    }

    /** Somebody's plan is another: cameras are asked to come again by what it allows. */
    void allowed(Visitor visitor, Allowance allowance) {
        if (!here(visitor) || visitor.allowance.equals(allowance)) return;
        var same = visitor.allowance.kbps() == allowance.kbps();
        visitor.allowance = allowance;
        visitor.connection.send(RoomProtocol.allowance(allowance));
        if (same) return;
        visitor.live.values().stream().filter(one -> one.source().equals("camera")).forEach(one -> visitor.connection.send(RoomProtocol.renegotiate(one.stream(), Leg.PUBLISH)));
    }

    /** Somebody who asks, or is on camera, may or may not. */
    void camera(Visitor by, ClientFrame.Camera camera) {
        if (lacks(by, Permission.ADMIT)) return;
        find(camera.person()).ifPresent(target -> {
            if (askForCamera.remove(target.person.key())) toThose(Permission.ADMIT, RoomProtocol.asking(target.name(), false));
            if (camera.yes()) letOnCamera.add(target.person.key());
            else {
                letOnCamera.remove(target.person.key());
                endStreams(target);
            }
            target.connection.send(RoomProtocol.camera(camera.yes()));
            if (camera.always() || !camera.yes()) rooms.keepOnCameraList(this, by, target, camera.yes());
        });
    }

    private void endStreams(Visitor target) {
        for (var stream : List.copyOf(target.live.keySet())) end(target, stream);
        for (var stream : List.copyOf(target.asked.keySet())) end(target, stream);
    }

    private void end(Visitor target, StreamId stream) {
        rooms.end(new MediaCommand.Unpublish(id, target.id, stream));
        ended(target, stream);
    }

    void hand(Visitor visitor, boolean up) {
        if (visitor.hand == up || up && lacks(visitor, Permission.HAND) || !here(visitor)) return;
        visitor.hand = up;
        allAbout(RoomProtocol.hand(visitor.name(), up));
    }

    void accept(Visitor visitor, String label) {
        if (here(visitor) && label.equals(rules.label().version())) visitor.label = label;
    }

    /** What was done to somebody holds now. */
    void moderated(String by, Visitor target, Moderation.Record record) {
        if (!here(target)) return;
        target.connection.send(RoomProtocol.moderated(record));
        others(target, RoomProtocol.moderation(record.act(), target.name(), by));
        switch (record.act()) {
            case MUTE -> rooms.later(MUTED_MILLIS, this, () -> {
                if (here(target) && target.publishing() && !target.state.muted()) endStreams(target);
            });
            case OFF -> endStreams(target);
            case KICK, BAN -> {
                letIn.remove(target.person.key());
                letOnCamera.remove(target.person.key());
                target.connection.closeAfterSending(() -> RoomSocket.REFUSED, record.act().word());
                leave(target);
            }
            case CLEAR -> { }
        }
    }

    /** In the place of what was remembered of it. */
    private void remember(Said said) {
        if (recent.stream().noneMatch(one -> one.seq() == said.seq())) return;
        var all = recent.stream().map(one -> one.seq() == said.seq() ? said : one).toList();
        recent.clear();
        recent.addAll(all);
    }

    /** A message is different from what was shown. */
    void touched(Said said) {
        remember(said);
        all(RoomProtocol.touched(said));
    }

    /** Somebody answered a message by an emoji, or took it back; {@code said} as it is now. */
    void reacted(Said said, String emoji, String person, boolean on) {
        remember(said);
        var count = said.reactions().stream().filter(one -> one.emoji().equals(emoji)).mapToInt(one -> one.by().size()).sum();
        all(RoomProtocol.reacted(said.seq(), emoji, count, person, on));
    }

    /** Puts rules in force; cameras that they do not allow go off, and a new label is to be accepted before cameras go on again. */
    void ruled(RoomRules now) {
        var before = rules;
        rules = now;
        if (before == null || before.equals(now)) return;
        var relabelled = !before.label().version().equals(now.label().version());
        for (var visitor : List.copyOf(visitors.values())) {
            if (relabelled && visitor.publishing() || !mayStay(visitor)) endStreams(visitor);
            visitor.connection.send(RoomProtocol.rules(now, visitor.role, !visitor.label.equals(now.label().version())));
        }
    }

    private boolean mayStay(Visitor visitor) {
        return !visitor.publishing() || rules.allows(visitor.role, Permission.CAMERA) || rules.allows(visitor.role, Permission.SCREEN);
    }

    /** What people are in this room by now; who is not in it is what everybody is. */
    void given(Map<String, Role> roles) {
        for (var visitor : List.copyOf(visitors.values())) {
            var role = roles.getOrDefault(visitor.person.key(), withoutRole(visitor));
            if (role != visitor.role) give(visitor, role);
        }
    }

    private static Role withoutRole(Visitor visitor) {
        if (visitor.role == Role.OWNER || visitor.person instanceof Person.Guest) return visitor.role;
        return visitor.person.administrator() ? Role.MODERATOR : Role.MEMBER;
    }

    void give(Visitor visitor, Role role) {
        if (!here(visitor) || visitor.role == role) return;
        visitor.role = role;
        allAbout(RoomProtocol.role(visitor.name(), role));
        if (!mayStay(visitor)) endStreams(visitor);
        visitor.connection.send(RoomProtocol.rules(rules, role, !visitor.label.equals(rules.label().version())));
        if (visitor.hand) hand(visitor, false);
    }

    List<Visitor> people() {
        return List.copyOf(visitors.values());
    }

    /** @param on whether {@code by} hides {@code target} from now on */
    void hides(Visitor by, Visitor target, boolean on) {
        if (on) by.hides.add(target.person.key());
        else by.hides.remove(target.person.key());
        if (on) target.hiddenBy.add(by.person.key());
        else target.hiddenBy.remove(by.person.key());
        by.connection.send(RoomProtocol.blocked(target.name(), on));
    }

    void subscribe(Visitor visitor, StreamId stream, String sdp) {
        if (!here(visitor)) return;
        if (visitors.values().stream().noneMatch(other -> other.live.containsKey(stream))) {
            visitor.connection.send(RoomProtocol.streamError("no-such-stream", Texts.in(visitor.language, "room.error.stream-ended"), stream, Leg.SUBSCRIBE));
            return;
        }
        if (visitor.subscribed.size() >= Visitor.SUBSCRIPTIONS && !visitor.subscribed.contains(stream)) {
            visitor.connection.send(RoomProtocol.streamError("full", Texts.in(visitor.language, "room.error.too-many-streams"), stream, Leg.SUBSCRIBE));
            return;
        }
        if (visitor.subscribed.add(stream)) audience.changed(stream);
        rooms.command(new MediaCommand.Subscribe(id, visitor.id, stream, sdp), visitor.person).ifPresent(reason -> {
            if (visitor.subscribed.remove(stream)) audience.changed(stream);
            visitor.connection.send(RoomProtocol.streamError(reason.code(), Texts.in(visitor.language, "refusal." + reason.word()), stream, Leg.SUBSCRIBE));
        });
    }

    void candidate(Visitor visitor, StreamId stream, Leg leg, Candidate candidate) {
        if (here(visitor) && (leg == Leg.PUBLISH ? visitor.has(stream) : visitor.subscribed.contains(stream)))
            rooms.command(new MediaCommand.AddCandidate(id, visitor.id, stream, leg, candidate), visitor.person);
    }

    void unpublish(Visitor visitor, StreamId stream) {
        if (!here(visitor) || !visitor.has(stream)) return;
        rooms.end(new MediaCommand.Unpublish(id, visitor.id, stream));
        ended(visitor, stream);
    }

    void unsubscribe(Visitor visitor, StreamId stream) {
        if (!here(visitor) || !visitor.subscribed.remove(stream)) return;
        rooms.end(new MediaCommand.Unsubscribe(id, visitor.id, stream));
        audience.changed(stream);
    }

    private void ended(Visitor visitor, StreamId stream) {
        visitor.asked.remove(stream);
        if (visitor.live.remove(stream) == null) return;
        for (var other : visitors.values()) other.subscribed.remove(stream);
        allAbout(RoomProtocol.unpublished(stream, visitor.name()));
        count();
    }

    void media(MediaEvent event) {
        visitors.values().stream().filter(visitor -> visitor.id.equals(event.to())).findFirst().ifPresent(visitor -> media(visitor, event));
    }

    private void media(Visitor visitor, MediaEvent event) {
        switch (event) {
            case MediaEvent.Answered answered -> {
                visitor.connection.send(RoomProtocol.answer(answered.stream(), answered.leg(), answered.sdp()));
                if (answered.leg() == Leg.PUBLISH) published(visitor, answered.stream());
            }
            case MediaEvent.CandidateFound found -> visitor.connection.send(RoomProtocol.candidate(found.stream(), found.leg(), found.candidate()));
            case MediaEvent.Ended ended -> ended(visitor, ended.stream());
            case MediaEvent.Renegotiate lost -> visitor.connection.send(RoomProtocol.renegotiate(lost.stream(), lost.leg()));
            case MediaEvent.Refused refused -> {
                if (refused.leg() == Leg.PUBLISH) visitor.asked.remove(refused.stream());
                else if (visitor.subscribed.remove(refused.stream())) audience.changed(refused.stream());
                var code = switch (refused.reason()) {
                    case BAD_OFFER -> "bad-message";
                    case NO_SUCH_STREAM -> "no-such-stream";
                    case UNAVAILABLE -> "unavailable";
                    case NOT_ALLOWED -> "not-allowed";
                };
                visitor.connection.send(RoomProtocol.streamError(code, refused.detail(), refused.stream(), refused.leg()));
            }
        }
    }

    private void published(Visitor visitor, StreamId stream) {
        var published = visitor.asked.remove(stream);
        if (published == null || visitor.live.put(stream, published) != null) return;
        allAbout(RoomProtocol.published(published, visitor.name()));
        count();
    }

    void all(String text) {
        var frame = new Connection.Frame(text);
        for (var visitor : visitors.values()) visitor.connection.send(frame);
    }

    /** About somebody, who is to be known by then. */
    private void allAbout(String text) {
        comings.flush();
        all(text);
    }

    private void others(Visitor but, String text) {
        comings.flush();
        var frame = new Connection.Frame(text);
        for (var visitor : visitors.values()) if (visitor != but) visitor.connection.send(frame);
    }

    private void count() {
        rooms.report(id, visitors.size(), (int) visitors.values().stream().filter(Visitor::onCamera).count());
    }
}
