package org.parley.chat;

import java.time.Instant;

/** A saying on its way into the database. Its sender is told of failure or delay once. */
final class Underway {
    private final Saying saying;
    private final Instant since;
    private boolean failed;

    Underway(Saying saying, Instant since) {
        this.saying = saying;
        this.since = since;
    }

    Saying saying() {
        return saying;
    }

    boolean waitsSince(Instant then) {
        return !since.isAfter(then);
    }

    void failed() {
        synchronized (this) {
            if (failed) return;
            failed = true;
        }
        saying.receipt().failed();
    }
}
