package org.parley.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.outreach.*}. */
@Dependent
public class OutreachSettings {
    @Inject @ConfigProperty(name = "parley.outreach.invitations-per-day") int invitationsPerDay;
    @Inject @ConfigProperty(name = "parley.outreach.invitations-per-address") int invitationsPerAddress;
}
