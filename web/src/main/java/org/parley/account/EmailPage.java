package org.parley.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.omnifaces.cdi.Param;

/** {@code /email?token=…}: what the letters about a change of address lead to. Opening it changes nothing. */
@Named
@RequestScoped
public class EmailPage {
    @Inject NewEmail newEmail;
    @Inject @Param(name = "token") String token;

    private NewEmail.Answered answered;
    private EmailChange.Side side;
    private boolean looked;

    public void confirm() { answered = newEmail.confirm(token); }

    public void object() { answered = newEmail.object(token); }

    /** End of a text key: the side that is asked, or what came of it. */
    public String getState() {
        if (answered != null) return answered.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!looked) side = newEmail.side(token).orElse(null);
        looked = true;
        return side == null ? "no-link" : side.name().toLowerCase(Locale.ROOT);
    }

    public String getToken() { return token; }
    public void setToken(String token) { this.token = token; }
}
