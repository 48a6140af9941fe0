package org.parley.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.parley.web.Texts;

/** How long a category is kept, in words. */
@ApplicationScoped
public class KeptWords {
    @Inject RetentionSchedule schedule;

    public String of(DataCategory category) {
        return schedule.kept(category).map(time -> Texts.get("kept.for", Durations.inWords(time)))
            .orElseGet(() -> Texts.get("kept." + category.keptWord()));
    }
}
