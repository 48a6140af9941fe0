package org.parley.outreach;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** {@code /no-invitations}: asks once before an address is never invited again (A15). */
@Named
@RequestScoped
public class NoInvitationsPage {
    @Inject NoInvitations invitations;
    @Inject @Param(name = "token") String token;
    @Inject @Param(name = "done") String done;

    public boolean isDone() { return done != null; }
    public boolean isKnown() { return invitations.knows(token); }
    public String getToken() { return token; }
}
