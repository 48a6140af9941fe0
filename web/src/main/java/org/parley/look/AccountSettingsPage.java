package org.parley.look;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;

/** {@code /settings/account}: language, theme and time zone of a member. */
@Named
@RequestScoped
public class AccountSettingsPage {
    @Inject CurrentPerson currentPerson;

    public void onlyMembers() {
        if (!currentPerson.isMember()) Faces.redirect("sign-in?return=/settings/account");
    }
}
