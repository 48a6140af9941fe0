package org.parley.outreach;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.look.CurrentLook;
import org.parley.look.Language;

/** {@code /invitations}: invite somebody by e-mail to the portal or a room, and whom one invited (A15). */
@Named
@RequestScoped
public class InvitationsPage {
    @Inject Invitations invitations;
    @Inject CurrentPerson currentPerson;
    @Inject CurrentLook look;
    @Inject @Param(name = "room") String askedRoom;

    private Person.Member member;
    private String email = "", room = "";
    private Language language;
    private boolean invited;
    private Map<String, String> problems = Map.of();

    @PostConstruct void begin() {
        member = currentPerson.member().orElse(null);
        if (askedRoom != null) room = askedRoom;
        language = look.language();
    }

    public void onlyMembers() {
        if (member == null) Faces.redirect("sign-in?return=/invitations");
    }

    public void invite() {
        if (member == null) return;
        switch (invitations.invite(member, new Invitations.Form(email, room, language))) {
            case Invitations.Outcome.Refused refused -> problems = refused.problems();
            case Invitations.Outcome.Invited now -> {
                invited = true;
                email = "";
            }
        }
    }

    public void remove(long invitation) {
        if (member != null) invitations.remove(member, invitation);
        Faces.redirect("invitations");
    }

    public List<Invitations.Sent> getSent() { return member == null ? List.of() : invitations.sent(member); }
    public boolean isInvited() { return invited; }
    public Map<String, String> getProblems() { return problems; }
    public String getEmail() { return email; }
    public void setEmail(String email) { this.email = email; }
    public String getRoom() { return room; }
    public void setRoom(String room) { this.room = room; }
    public Language getLanguage() { return language; }
    public void setLanguage(Language language) { this.language = language; }
}
