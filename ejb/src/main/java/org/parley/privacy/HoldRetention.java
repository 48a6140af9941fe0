package org.parley.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;

/** A hold that has ended says nothing any more. */
@ApplicationScoped
@HoldsPersonalData
public class HoldRetention implements PersonalDataHolder {
    @Inject LegalHolds holds;

    @Override public DataCategory category() {
        return DataCategory.HOLDS;
    }

    @Override public long due(Instant now, Set<DataSubject> held) {
        return holds.over(now, false);
    }

    @Override public long sweep(Instant now, Set<DataSubject> held) {
        return holds.over(now, true);
    }
}
