package org.parley.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** {@code /unsubscribe}: asks once before it ends marketing letters, for whoever came by the link of one (C10). */
@Named
@RequestScoped
public class UnsubscribePage {
    @Inject Unsubscription unsubscription;
    @Inject @Param(name = "token") String token;
    @Inject @Param(name = "done") String done;

    public boolean isDone() { return done != null; }
    public boolean isKnown() { return unsubscription.knows(token); }
    public String getToken() { return token; }
}
