package org.parley.contact;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.account.ReturnPath;

/** {@code /contacts}: requests, contacts and blocked people of a member (A8). */
@Named
@RequestScoped
public class ContactsPage {
    @Inject Contacts contacts;
    @Inject CurrentPerson currentPerson;

    private Person.Member me;
    private Map<Tie, List<Contacts.Contact>> all = Map.of();

    @PostConstruct void load() {
        me = currentPerson.member().orElse(null);
        if (me != null) all = contacts.all(me);
    }

    public void onlyMembers() {
        if (me == null) new ReturnPath("/sign-in?return=/contacts").go();
    }

    public void accept(Contacts.Contact one) { if (me != null) contacts.accept(me, one.member().id()); again(); }
    public void remove(Contacts.Contact one) { if (me != null) contacts.remove(me, one.member().id()); again(); }
    public void unblock(Contacts.Contact one) { if (me != null) contacts.unblock(me, one.member().id()); again(); }

    private void again() { Faces.redirect("contacts"); }

    public List<Contacts.Contact> getAsking() { return of(Tie.ASKS_ME); }
    public List<Contacts.Contact> getAsked() { return of(Tie.ASKED); }
    public List<Contacts.Contact> getContacts() { return of(Tie.CONTACT); }
    public List<Contacts.Contact> getBlocked() { return of(Tie.BLOCKED); }

    private List<Contacts.Contact> of(Tie tie) { return all.getOrDefault(tie, List.of()); }
}
