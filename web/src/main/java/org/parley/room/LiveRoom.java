package org.parley.room;

import jakarta.websocket.CloseReason;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.account.EndedSession;
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
    private static final int RECENT = 300, CAMERA_KBPS = 2000, SCREEN_KBPS = 3000;

    final RoomId id;
    private final Executor threads;
    private final LiveRooms rooms;
    private final ConcurrentLinkedQueue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tasks = new AtomicInteger();

    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final ArrayDeque<Said> recent = new ArrayDeque<>();
    /** Stored by another node, behind a gap that is being looked up. */
    private final TreeMap<Long, Said> early = new TreeMap<>();
    private long last;
    private boolean foundEmpty, lookingUp;

    LiveRoom(RoomId id, Executor threads, LiveRooms rooms) {
        this.id = id;
        this.threads = threads;
        this.rooms = rooms;
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

    /**
     * @param history what the database had when it was asked, up to now
     * @return false when more was said meanwhile than is remembered here: ask the database again
     */
    boolean enter(Visitor visitor, List<Said> history, long known, boolean complete, int capacity) {
        if (known < last && (recent.isEmpty() || recent.peekFirst().seq() > known + 1)) return false;
        var before = visitors.get(visitor.person.key());
        if (before == null && visitors.size() >= capacity && visitor.role != Role.OWNER) {
            refuse(visitor, "full", Texts.in(visitor.language, "room.error.room-full"));
            return true;
        }
        if (visitors.values().stream().anyMatch(other -> other != before && other.person.screenName().key().equals(visitor.person.screenName().key()))) {
            refuse(visitor, "not-allowed", Texts.in(visitor.language, "room.error.name-taken"));
            return true;
        }
        if (before != null) takeOver(before);
        var all = new java.util.ArrayList<>(history);
        recent.stream().filter(said -> said.seq() > known).forEach(all::add);
        if (visitors.isEmpty()) last = Math.max(known, last);
        visitor.shown = Math.max(known, last);
        visitors.put(visitor.person.key(), visitor);
        var members = visitors.values().stream().map(Visitor::member).toList();
        visitor.connection.send(RoomProtocol.welcome(visitor.name(), visitor.role, members, visitor.shown, all, complete));
        if (before == null) others(visitor, RoomProtocol.joined(visitor.name(), visitor.role));
        count();
        return true;
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
        for (var stream : visitor.live.keySet()) others(visitor, RoomProtocol.unpublished(stream, visitor.name()));
        if (visitor.publishing() || !visitor.subscribed.isEmpty()) rooms.end(new MediaCommand.Leave(id, visitor.id));
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

    void leave(Visitor visitor) {
        if (!here(visitor)) return;
        release(visitor);
        others(visitor, RoomProtocol.left(visitor.name()));
        count();
    }

    /** Once half a minute: asks every connection for a sign of life, and ends a room found empty twice. */
    void sweep() {
        visitors.values().forEach(visitor -> visitor.connection.ping());
        if (visitors.isEmpty() && foundEmpty) rooms.empty(this);
        foundEmpty = visitors.isEmpty();
    }

    long last() {
        return last;
    }

    boolean deserted() {
        return visitors.isEmpty();
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
        var frame = RoomProtocol.said(said);
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
        var to = visitors.values().stream().filter(visitor -> visitor.name().equalsIgnoreCase(whisper.to())).findFirst();
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
        all(RoomProtocol.state(visitor.name(), state));
    }

    void publish(Visitor visitor, ClientFrame.Publish publish, int cameras) {
        if (!here(visitor)) return;
        var stream = publish.stream().orElseGet(StreamId::random);
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
        var command = new MediaCommand.Publish(id, visitor.id, stream, publish.sdp(), publish.source().equals("screen") ? SCREEN_KBPS : CAMERA_KBPS);
        rooms.command(command, visitor.person).ifPresent(reason -> {
            visitor.asked.remove(stream);
            visitor.connection.send(RoomProtocol.streamError(reason.code(), Texts.in(visitor.language, "refusal." + reason.word()), stream, Leg.PUBLISH));
        });
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
        visitor.subscribed.add(stream);
        rooms.command(new MediaCommand.Subscribe(id, visitor.id, stream, sdp), visitor.person).ifPresent(reason -> {
            visitor.subscribed.remove(stream);
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
        if (here(visitor) && visitor.subscribed.remove(stream)) rooms.end(new MediaCommand.Unsubscribe(id, visitor.id, stream));
    }

    private void ended(Visitor visitor, StreamId stream) {
        visitor.asked.remove(stream);
        if (visitor.live.remove(stream) == null) return;
        for (var other : visitors.values()) other.subscribed.remove(stream);
        all(RoomProtocol.unpublished(stream, visitor.name()));
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
                else visitor.subscribed.remove(refused.stream());
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
        all(RoomProtocol.published(published, visitor.name()));
        count();
    }

    private void all(String frame) {
        for (var visitor : visitors.values()) visitor.connection.send(frame);
    }

    private void others(Visitor but, String frame) {
        for (var visitor : visitors.values()) if (visitor != but) visitor.connection.send(frame);
    }

    private void count() {
        rooms.report(id, visitors.size(), (int) visitors.values().stream().filter(Visitor::onCamera).count());
    }
}
