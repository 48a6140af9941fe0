package org.parley.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.parley.account.AccountId;
import org.parley.node.Note;
import org.parley.node.Peers;

/** What plans allow and who has one, kept at hand. A change is heard by rooms, on every node. */
@ApplicationScoped
public class PlansAtHand {
    private static final Duration AT_HAND = Duration.ofSeconds(30);
    private static final long EVERYBODY = 0;

    /** Somebody's plan is another, or, with nobody, what plans allow is. */
    record Changed(Optional<AccountId> who) {}

    /** Ask again what somebody may, or with nobody, everybody. */
    public record LookAgain(Optional<AccountId> who) {}

    @Inject Event<LookAgain> looks;
    @Inject Peers peers;

    private final Cache<Long, Plan> plans = Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(AT_HAND).build();
    private final Cache<Boolean, Map<Plan, Allowance>> allowances = Caffeine.newBuilder().expireAfterWrite(AT_HAND).build();
    private final Cache<Boolean, Set<AccountId>> boosted = Caffeine.newBuilder().expireAfterWrite(AT_HAND).build();

    Plan plan(AccountId who, Supplier<Plan> load) {
        return plans.get(who.value(), id -> load.get());
    }

    Map<Plan, Allowance> allowances(Supplier<Map<Plan, Allowance>> load) {
        return allowances.get(true, key -> load.get());
    }

    Set<AccountId> boosted(Supplier<Set<AccountId>> load) {
        return boosted.get(true, key -> load.get());
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        lookAgain(change.who());
        peers.tell(new Note(Note.Kind.PLAN_CHANGED, ByteBuffer.allocate(Long.BYTES).putLong(change.who().map(AccountId::value).orElse(EVERYBODY)).array()));
    }

    void noted(@Observes Note note) {
        if (!note.is(Note.Kind.PLAN_CHANGED)) return;
        long who = ByteBuffer.wrap(note.body()).getLong();
        lookAgain(who == EVERYBODY ? Optional.empty() : Optional.of(new AccountId(who)));
    }

    private void lookAgain(Optional<AccountId> who) {
        who.ifPresentOrElse(one -> plans.invalidate(one.value()), allowances::invalidateAll);
        boosted.invalidateAll();
        looks.fire(new LookAgain(who));
    }
}
