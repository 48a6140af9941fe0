package org.parley.outreach;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import org.parley.mail.OneClick;

/** Ends invitations to an address for good (A15). */
@WebServlet("/api/no-invitations")
public class NoInvitationsResource extends OneClick {
    @Inject transient NoInvitations invitations;

    public NoInvitationsResource() {
        super("no-invitations");
    }

    @Override protected boolean end(String token) {
        return invitations.end(token);
    }
}
