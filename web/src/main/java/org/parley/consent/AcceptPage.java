package org.parley.consent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.parley.account.CurrentPerson;
import org.parley.web.Texts;
import org.parley.account.ReturnPath;

/** {@code /accept}: what changed, before anything else; then on to where the person was (C7). */
@Named
@RequestScoped
public class AcceptPage {
    @Inject Documents documents;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(name = "return") String returnTo;

    public void onlyWhereAsked() {
        if (getPending().isEmpty()) new ReturnPath(returnTo).go();
    }

    public void accept() {
        currentPerson.member().ifPresent(member -> documents.acceptAll(member, Texts.locale(), Channel.DOCUMENT));
        new ReturnPath(returnTo).go();
    }

    public List<DocumentVersion> getPending() { return currentPerson.member().map(documents::pending).orElse(List.of()); }
    public String getReturnTo() { return returnTo; }
    public void setReturnTo(String returnTo) { this.returnTo = returnTo; }
}
