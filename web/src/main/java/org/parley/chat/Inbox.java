package org.parley.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.parley.account.CurrentPerson;
import org.parley.consent.PurposeRefused;

/** What waits to be read, for the head of every page: asked once a page. */
@Named
@RequestScoped
public class Inbox {
    @Inject PrivateMessages messages;
    @Inject CurrentPerson currentPerson;
    @Inject HttpServletRequest request;

    private Integer unseen;

    public int getUnseen() {
        if (unseen == null) unseen = count();
        return unseen;
    }

    private int count() {
        if (request.getDispatcherType() == DispatcherType.ERROR) return 0; // what failed is likely to fail again
        try {
            return currentPerson.member().map(messages::unseen).orElse(0);
        } catch (PurposeRefused e) { // a restricted account has its pages nevertheless
            return 0;
        }
    }
}
