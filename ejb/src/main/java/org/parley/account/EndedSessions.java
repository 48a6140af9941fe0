package org.parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.parley.node.Note;
import org.parley.node.Peers;

/**
 * Which sign-ins of an account were ended, while a web session of theirs may still be open somewhere: asked at every request,
 * so it is kept in memory. A web session lives for an hour without use, and a used one is refused before that.
 */
@ApplicationScoped
public class EndedSessions {
    private static final Duration KEPT = Duration.ofHours(3);

    /** They end now, on this node: whoever holds something open for them lets go. */
    public record Ended(EndedSession which) {}

    @Inject Event<Ended> events;
    @Inject Peers peers;

    private final Cache<String, Boolean> heard = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100_000).build();
    private final Cache<String, Boolean> families = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100_000).build();
    /** The latest by account: what it spares was not ended by one before it, or it could not have asked. */
    private final Cache<Long, EndedSession> all = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(100_000).build();

    /** Here, once it is stored. */
    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) EndedSession one) {
        hear(one);
        peers.tell(Note.hint(Note.Kind.SIGN_INS_ENDED));
    }

    /** Here or on another node; hearing it twice does nothing. */
    void hear(EndedSession one) {
        if (heard.asMap().putIfAbsent(one.id(), true) != null) return;
        if (one.isAll()) all.asMap().merge(one.account().value(), one, (a, b) -> a.isAfter(b) ? a : b);
        else families.put(one.family(), true);
        events.fire(new Ended(one));
    }

    public boolean covers(AccountId account, SignedIn session) {
        if (families.getIfPresent(session.family()) != null) return true;
        var ended = all.getIfPresent(account.value());
        return ended != null && ended.covers(session);
    }
}
