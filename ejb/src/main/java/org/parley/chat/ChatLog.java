package org.parley.chat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.account.Rate;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
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

    /** What became of a saying at the door. */
    public enum Taken { TAKEN, TOO_FAST, OVERLOADED }

    @Inject Messages messages;
    @Inject ChatSettings settings;
    @Inject Gate gate;
    @Inject Clock clock;

    private final BlockingQueue<Saying> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Map<String, Said> recent = new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > RECENT;
        }
    };
    private Rate rate;
    private Thread writer;
    private volatile boolean open = true;

    @PostConstruct void start() {
        rate = new Rate(settings.rate, settings.window);
        writer = Thread.ofPlatform().name("chat-log").daemon().start(this::write);
    }

    @PreDestroy void stop() {
        open = false;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does not wait: the receipt tells the rest. @throws org.parley.consent.PurposeRefused where the person may not be heard */
    @Processes(Purpose.CHAT)
    public Taken say(Saying saying) {
        if (!rate.allows(saying.by().key(), clock.instant())) return Taken.TOO_FAST;
        return open && waiting.offer(saying) ? Taken.TAKEN : Taken.OVERLOADED;
    }

    static String key(RoomId room, String author, String clientId) {
        return room.value() + "|" + author + '|' + clientId;
    }

    private static String key(Saying saying) {
        return key(saying.room(), saying.by().key(), saying.clientId());
    }

    private void write() {
        var group = new ArrayList<Saying>();
        while (open || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) continue;
                group.add(first);
                waiting.drainTo(group, settings.group - 1);
                commit(group);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("A group of {} messages was not handled", group.size(), e);
            } finally {
                group.clear();
            }
        }
    }

    private void commit(List<Saying> group) {
        var fresh = new LinkedHashMap<String, Saying>();
        group.removeIf(this::isRefused);
        for (var saying : group) if (!recent.containsKey(key(saying))) fresh.putIfAbsent(key(saying), saying);
        try {
            store(fresh);
        } catch (RuntimeException e) { // whatever it is, also of the commit itself: the senders must know
            LOG.error("{} messages could not be stored", fresh.size(), e);
            group.forEach(saying -> saying.receipt().failed());
            return;
        }
        for (var saying : group) saying.receipt().stored(recent.get(key(saying)), saying == fresh.get(key(saying)));
    }

    /** It waited since it was allowed: it is asked again, now that it is to be stored (C2). */
    private boolean isRefused(Saying saying) {
        var refusal = gate.refusal(Purpose.CHAT, saying.subject());
        refusal.ifPresent(reason -> saying.receipt().refused(reason));
        return refusal.isPresent();
    }

    private void store(Map<String, Saying> fresh) {
        if (fresh.isEmpty()) return;
        List<Said> said;
        try {
            said = messages.store(List.copyOf(fresh.values()));
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
        for (var one : said) recent.put(keys.next(), one);
    }
}
