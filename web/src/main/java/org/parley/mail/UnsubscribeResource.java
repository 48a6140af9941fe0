package org.parley.mail;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** Ends news (C10). */
@WebServlet("/api/unsubscribe")
public class UnsubscribeResource extends OneClick {
    @Inject transient Unsubscription unsubscription;

    public UnsubscribeResource() {
        super("unsubscribe");
    }

    @Override protected boolean end(String token) {
        return unsubscription.end(token);
    }
}
