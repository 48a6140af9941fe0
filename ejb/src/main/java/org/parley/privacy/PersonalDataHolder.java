package org.parley.privacy;

import java.time.Instant;
import java.util.Set;

/** A feature that keeps personal data for a time: the sweep asks each what is over (P7). */
public interface PersonalDataHolder {
    DataCategory category();

    /** What is over by now and not held, in rows. Changes nothing. */
    long due(Instant now, Set<DataSubject> held);

    /** Removes what {@link #due} counts. @return rows */
    long sweep(Instant now, Set<DataSubject> held);
}
