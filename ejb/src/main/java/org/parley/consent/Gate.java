package org.parley.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.parley.node.Note;
import org.parley.node.Peers;
import org.parley.privacy.DataSubject;
import org.parley.privacy.HoldsPersonalData;
import org.parley.vault.Vault;

/**
 * Decides whether a purpose may be pursued for a person now (C2). Contract, consent, objection and restriction are worked out
 * once a person and kept at hand; a change forgets them at once.
 */
@ApplicationScoped
@HoldsPersonalData
public class Gate {
    private static final Standing GUEST = Standing.guest(), ERASED = Standing.erased();

    /** A person decided something, here or on another node. */
    public record Changed(DataSubject subject) {}

    @Inject Ledger ledger;
    @Inject Vault vault;
    @Inject ConsentSettings settings;
    @Inject Event<Changed> changes;
    @Inject Peers peers;

    private Cache<DataSubject, Standing> atHand;
    private final Map<String, DataSubject> byPseudonym = new ConcurrentHashMap<>();
    private final AtomicLong changed = new AtomicLong();
    private final Map<String, Map<Purpose, Long>> counted = new HashMap<>();

    @PostConstruct void start() {
        atHand = Caffeine.newBuilder().maximumSize(settings.peopleAtHand).evictionListener((DataSubject subject, Standing standing, com.github.benmanes.caffeine.cache.RemovalCause cause) -> retire(standing)).build();
    }

    private void retire(Standing standing) {
        byPseudonym.remove(standing.pseudonym());
        count(standing);
    }

    private void count(Standing standing) {
        var uses = standing.drain();
        if (uses.isEmpty() || standing.pseudonym().isEmpty()) return;
        synchronized (counted) {
            var sums = counted.computeIfAbsent(standing.pseudonym(), one -> new HashMap<>());
            uses.forEach((purpose, count) -> sums.merge(purpose, count, Long::sum));
        }
    }

    /** Empty: it may. */
    public Optional<Refusal> refusal(Purpose purpose, DataSubject subject) {
        return standing(subject).refusal(purpose);
    }

    public boolean allows(Purpose purpose, DataSubject subject) {
        return standing(subject).allows(purpose);
    }

    /** Counts the use where it is allowed. @throws PurposeRefused where it is not */
    public void use(Purpose purpose, DataSubject subject) {
        var standing = standing(subject);
        var refusal = standing.refusal(purpose);
        if (refusal.isPresent()) throw new PurposeRefused(purpose, refusal.get());
        standing.used(purpose);
    }

    public boolean isRestricted(DataSubject subject) {
        return standing(subject).isRestricted();
    }

    /** The person's rows in the ledger are found by this; empty for a guest and for a former member. */
    public Optional<String> pseudonym(DataSubject subject) {
        return subject.isGuest() ? Optional.empty() : vault.pseudonym(subject);
    }

    Standing standing(DataSubject subject) {
        if (subject.isGuest()) return vault.holds(subject) ? GUEST : ERASED;
        return atHand.get(subject, this::load);
    }

    private Standing load(DataSubject subject) {
        return vault.pseudonym(subject).map(pseudonym -> {
            byPseudonym.put(pseudonym, subject);
            return Standing.of(pseudonym, ledger.of(pseudonym));
        }).orElse(ERASED);
    }

    /** Works out many people by two queries, for a page that asks about each. */
    public void fetch(Collection<DataSubject> subjects) {
        var missing = subjects.stream().distinct().toList();
        var before = changed.get();
        vault.fetch(missing);
        atHand.getAll(missing.stream().filter(subject -> !subject.isGuest()).toList(), wanted -> {
            var pseudonyms = wanted.stream().collect(Collectors.toMap(subject -> subject, vault::pseudonym));
            var records = ledger.of(pseudonyms.values().stream().flatMap(Optional::stream).toList());
            return wanted.stream().collect(Collectors.toMap(subject -> subject, subject -> pseudonyms.get(subject).map(pseudonym -> {
                byPseudonym.put(pseudonym, subject);
                return Standing.of(pseudonym, records.getOrDefault(pseudonym, List.of()));
            }).orElse(ERASED)));
        });
        if (changed.get() != before) atHand.invalidateAll(missing); // somebody decided meanwhile: what was read may be old
    }

    /** To be called once a decision is stored; it holds here when this returns, and on the other nodes a moment later. */
    public void changed(DataSubject subject) {
        forget(subject);
        peers.tell(Note.hint(Note.Kind.DECIDED));
    }

    private void forget(DataSubject subject) {
        changed.incrementAndGet();
        var before = atHand.asMap().remove(subject);
        if (before != null) count(before);
        changes.fire(new Changed(subject));
    }

    /** A row of the ledger that another node wrote. */
    void heard(ConsentRecord record) {
        var subject = byPseudonym.get(record.subject());
        if (subject == null) return;
        if (record.act() == Act.ERASED) vault.forget(subject);
        forget(subject);
    }

    /** Hands over the uses counted since the last time, by pseudonym. */
    public void drain(BiConsumer<String, Map<Purpose, Long>> taker) {
        atHand.asMap().values().forEach(this::count);
        Map<String, Map<Purpose, Long>> taken;
        synchronized (counted) {
            taken = new HashMap<>(counted);
            counted.clear();
        }
        taken.forEach(taker);
    }
}
