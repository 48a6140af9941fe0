package org.parley.consent;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What a person decided up to now, worked out once: the gate's answer for each purpose is one look into an array. Also counts
 * the uses since they were last written to the processing log. Immutable but for the counts.
 */
final class Standing {
    private static final Purpose[] PURPOSES = Purpose.values();

    private final String pseudonym;
    private final Map<String, ConsentRecord> latest;
    private final Refusal[] refusals = new Refusal[PURPOSES.length];
    private final AtomicLongArray uses = new AtomicLongArray(PURPOSES.length);

    private Standing(String pseudonym, Map<String, ConsentRecord> latest) {
        this.pseudonym = pseudonym;
        this.latest = latest;
        for (var purpose : PURPOSES) refusals[purpose.ordinal()] = judge(purpose).orElse(null);
    }

    /** @param records of this person, oldest first */
    static Standing of(String pseudonym, Collection<ConsentRecord> records) {
        var latest = new HashMap<String, ConsentRecord>();
        for (var record : records) latest.put(record.topic(), record);
        return new Standing(pseudonym, latest);
    }

    /** Of a person without a key: nothing is allowed any more. */
    static Standing erased() {
        var standing = new Standing("", Map.of());
        java.util.Arrays.fill(standing.refusals, Refusal.ERASED);
        return standing;
    }

    /** A guest decides nothing for later; what rests on the visit itself is allowed. */
    static Standing guest() {
        return new Standing("", Map.of());
    }

    private Optional<Refusal> judge(Purpose purpose) {
        if (has("erasure", Act.ERASED)) return Optional.of(Refusal.ERASED);
        if (has("activity", Act.DEACTIVATED) && !purpose.goesOnAsleep()) return Optional.of(Refusal.DEACTIVATED);
        if (isRestricted() && !purpose.goesOnRestricted()) return Optional.of(Refusal.RESTRICTED);
        var last = Optional.ofNullable(latest.get(purpose.name())).map(ConsentRecord::act);
        if (purpose.needsConsent()) return switch (last.orElse(null)) {
            case null -> Optional.of(Refusal.CONSENT_NEEDED);
            case GIVEN -> Optional.empty();
            default -> Optional.of(Refusal.CONSENT_REFUSED);
        };
        return last.filter(Act.OBJECTED::equals).map(act -> Refusal.OBJECTED);
    }

    private boolean has(String topic, Act act) {
        return latest.containsKey(topic) && latest.get(topic).act() == act;
    }

    Optional<Refusal> refusal(Purpose purpose) {
        return Optional.ofNullable(refusals[purpose.ordinal()]);
    }

    boolean allows(Purpose purpose) {
        return refusals[purpose.ordinal()] == null;
    }

    boolean isRestricted() {
        return has("restriction", Act.RESTRICTED);
    }

    Optional<ConsentRecord> latest(String topic) {
        return Optional.ofNullable(latest.get(topic));
    }

    List<ConsentRecord> acceptances() {
        return latest.values().stream().filter(record -> record.act() == Act.ACCEPTED).toList();
    }

    String pseudonym() {
        return pseudonym;
    }

    void used(Purpose purpose) {
        uses.getAndIncrement(purpose.ordinal());
    }

    /** Takes the counts away. */
    Map<Purpose, Long> drain() {
        var counted = new HashMap<Purpose, Long>();
        for (var purpose : PURPOSES) {
            var count = uses.getAndSet(purpose.ordinal(), 0);
            if (count > 0) counted.put(purpose, count);
        }
        return counted;
    }
}
