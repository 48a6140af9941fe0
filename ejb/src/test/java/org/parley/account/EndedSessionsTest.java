package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayName("A11 what a node remembers of ended sign-ins")
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndedSessionsTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final AccountId ANNA = new AccountId(7), BOB = new AccountId(8);

    private final List<EndedSessions.Ended> told = new ArrayList<>();
    private final EndedSessions ended = new EndedSessions();

    EndedSessionsTest() {
        ended.events = new Told(told);
    }

    private record Told(List<EndedSessions.Ended> list) implements Event<EndedSessions.Ended> {
        @Override public void fire(EndedSessions.Ended event) {
            list.add(event);
        }
        @Override public <U extends EndedSessions.Ended> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }
        @Override public <U extends EndedSessions.Ended> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }
        @Override public Event<EndedSessions.Ended> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
        @Override public <U extends EndedSessions.Ended> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
        @Override public <U extends EndedSessions.Ended> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    @Test void hearing_of_an_end_twice_tells_of_it_once() {
        var one = EndedSession.one(ANNA, "a", NOON);
        ended.hear(one);
        ended.hear(one);
        assertThat(told).containsExactly(new EndedSessions.Ended(one));
        assertThat(ended.covers(ANNA, new SignedIn("a", NOON))).isTrue();
        assertThat(ended.covers(ANNA, new SignedIn("b", NOON))).isFalse();
    }

    @Test void ends_heard_out_of_order_count_by_their_time() {
        ended.hear(EndedSession.all(ANNA, "", NOON.plusSeconds(5)));
        ended.hear(EndedSession.all(ANNA, "", NOON));
        assertThat(ended.covers(ANNA, new SignedIn("a", NOON.plusSeconds(3)))).isTrue();
        assertThat(ended.covers(ANNA, new SignedIn("b", NOON.plusSeconds(6)))).isFalse();
        assertThat(ended.covers(BOB, new SignedIn("c", NOON))).isFalse();
    }
}
