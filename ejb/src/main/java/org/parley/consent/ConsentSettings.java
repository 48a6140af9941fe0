package org.parley.consent;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.consent.*}. */
@Dependent
public class ConsentSettings {
    @Inject @ConfigProperty(name = "parley.consent.people-at-hand") int peopleAtHand;
}
