package org.parley.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.parley.privacy.DataSubject;

/** Asks again for work that waited in a queue, which carries its purpose and its person (C2). */
@ApplicationScoped
public class QueuedUse {
    @Inject Gate gate;

    /**
     * @param subject key of a person; empty for work that is about nobody's data
     * @throws IllegalArgumentException for a purpose or a person there is not
     */
    public Optional<Refusal> refusal(String purpose, String subject) {
        if (purpose == null || subject == null) throw new IllegalArgumentException("work without a purpose");
        var known = Purpose.valueOf(purpose);
        return subject.isEmpty() ? Optional.empty() : gate.refusal(known, new DataSubject(subject));
    }
}
