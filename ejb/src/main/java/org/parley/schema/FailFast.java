package org.parley.schema;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/** A query that finds no database fails at once: EclipseLink would try again for many seconds, with a request waiting for it. */
public class FailFast implements SessionCustomizer {
    @Override public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
        session.getLogin().setConnectionHealthValidatedOnError(false);
    }
}
