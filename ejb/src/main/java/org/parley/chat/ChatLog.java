package org.parley.chat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.parley.account.Rate;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.room.Permission;
import org.parley.room.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people say and stores it by group commit: while one transaction runs, the next group gathers; then it goes as a
 * whole. One thread does it, so room order is the order of arrival. Acknowledged means stored (R5).
 */
@ApplicationScoped
public class ChatLog {
    private static final Logger LOG = LoggerFactory.getLogger(ChatLog.class);
    private static final int WAITING = 20_000, RECENT = 20_000;
    private static final Duration PATIENCE = Duration.ofMillis(700), PAUSE = Duration.ofMillis(250);

    /** What became of a saying at the door. */
    public sealed interface Taken {
        record Yes() implements Taken {}
        record TooFast() implements Taken {}
        record Overloaded() implements Taken {}
        /** @param seconds the room's pause between two messages has not passed for this long */
        record TooSoon(long seconds) implements Taken {}
        /** @param missing the permission the role would need */
        record NotAllowed(Permission missing) implements Taken {}
        /** @param word a word this room does not want */
        record Filtered(String word) implements Taken {}
    }

    @Inject Messages messages;
    @Inject ChatSettings settings;
    @Inject Gate gate;
    @Inject Peers peers;
    @Inject Clock clock;

    private final BlockingQueue<Underway> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, Said> recent = new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > RECENT;
        }
    };
    /** Attempted and failed: the database may have taken them nevertheless. */
    private final Map<String, Saying> doubtful = new LinkedHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("chat-log-watch").daemon().factory());
    private volatile List<Underway> attempted = List.of();
    private boolean failing;
    private Rate rate;
    private Thread writer;
    private final Pauses pauses = new Pauses();
    private volatile boolean open = true;

    @PostConstruct void start() {
        rate = new Rate(settings.rate, settings.window);
        writer = Thread.ofPlatform().name("chat-log").daemon().start(this::write);
        watch.scheduleWithFixedDelay(this::tellWhoWaits, 100, 100, TimeUnit.MILLISECONDS);
    }

    @PreDestroy void stop() {
        open = false;
        watch.shutdown();
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait: the receipt tells the rest. @throws org.parley.consent.PurposeRefused where the person may not be heard */
    @Processes(Purpose.CHAT)
    public Taken say(Saying saying) {
        switch (Speech.check(saying.rules(), saying.role(), saying.text())) {
            case Speech.Fine fine -> { }
            case Speech.Refused refused -> {
                return new Taken.NotAllowed(refused.missing());
            }
            case Speech.Filtered filtered -> {
                return new Taken.Filtered(filtered.word());
            }
        }
        if (!saying.image().isEmpty() && !saying.rules().allows(saying.role(), Permission.IMAGE)) return new Taken.NotAllowed(Permission.IMAGE);
        var now = clock.instant();
        if (!rate.allows(saying.by().key(), now)) return new Taken.TooFast();
        if (!saying.rules().slow().isZero() && !saying.rules().allows(saying.role(), Permission.SLOW)) {
            var left = pauses.take(key(saying.room(), saying.by().key(), ""), saying.rules().slow(), now);
            if (!left.isZero()) return new Taken.TooSoon(Math.max(1, left.toSeconds()));
        }
        return open && waiting.offer(new Underway(saying, now)) ? new Taken.Yes() : new Taken.Overloaded();
    }

    /** The database may take seconds to fail, the sender is told before; should the message be stored after all, that is told too. */
    private void tellWhoWaits() {
        var then = clock.instant().minus(PATIENCE);
        for (var first = waiting.peek(); first != null && first.waitsSince(then); first = waiting.peek()) if (waiting.remove(first)) first.failed();
        for (var one : attempted) if (one.waitsSince(then)) one.failed();
    }

    static String key(RoomId room, String author, String clientId) {
        return room.value() + "|" + author + '|' + clientId;
    }

    private static String key(Saying saying) {
        return key(saying.room(), saying.by().key(), saying.clientId());
    }

    private void write() {
        var group = new ArrayList<Underway>();
        while (open || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                waiting.drainTo(group, settings.group - 1);
                attempted = List.copyOf(group);
                commit(group);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("A group of {} messages was not handled", group.size(), e);
            } finally {
                attempted = List.of();
                group.clear();
            }
        }
    }

    private void commit(List<Underway> group) {
        var fresh = new LinkedHashMap<String, Saying>();
        try {
            settle();
            group.removeIf(one -> isRefused(one.saying()));
            for (var one : group) if (!recent.containsKey(key(one.saying()))) fresh.putIfAbsent(key(one.saying()), one.saying());
            store(fresh);
        } catch (RuntimeException e) { // whatever it is, also of the commit itself: the senders must know
            doubtful.putAll(fresh);
            group.forEach(Underway::failed);
            failed(group.size(), e);
            return;
        }
        failing = false;
        for (var one : group) one.saying().receipt().stored(recent.get(key(one.saying())), one.saying() == fresh.get(key(one.saying())));
    }

    /** An outage is told in full once and tried a few times a second, however many speak. */
    private void failed(int messages, RuntimeException e) {
        if (failing) {
            LOG.error("{} more messages could not be stored: {}", messages, e.toString());
            LockSupport.parkNanos(PAUSE.toNanos());
        } else LOG.error("{} messages could not be stored", messages, e);
        failing = true;
    }

    /**
     * Before anything new is stored: what was taken of a group whose commit did not answer is told to its senders and the
     * room, or the room would miss it for good behind the next number.
     */
    private void settle() {
        if (doubtful.isEmpty()) return;
        var known = messages.findStored(doubtful.values());
        recent.putAll(known);
        known.entrySet().stream().sorted(Comparator.comparingLong(one -> one.getValue().seq()))
            .forEach(one -> doubtful.get(one.getKey()).receipt().stored(one.getValue(), true));
        doubtful.clear();
    }

    /** It waited since it was allowed: it is asked again, now that it is to be stored (C2). */
    private boolean isRefused(Saying saying) {
        var refusal = gate.refusal(Purpose.CHAT, saying.subject());
        refusal.ifPresent(reason -> saying.receipt().refused(reason));
        return refusal.isPresent();
    }

    private void store(Map<String, Saying> fresh) {
        if (fresh.isEmpty()) return;
        Messages.Stored stored;
        try {
            stored = messages.store(List.copyOf(fresh.values()));
        } catch (RuntimeException e) {
            // one of them may be a repetition from before the last start: look, once
            var known = messages.findStored(fresh.values());
            if (known.isEmpty()) throw e;
            recent.putAll(known);
            fresh.keySet().removeAll(known.keySet());
            store(fresh);
            return;
        }
        var keys = fresh.keySet().iterator();
        for (var one : stored.said()) recent.put(keys.next(), one);
        if (peers.present()) peers.tell(new Note(Note.Kind.MESSAGES_STORED, StoredMessage.encode(stored.rows())));
    }
}
