package org.parley.profile;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.contact.Contacts;
import org.parley.contact.Tie;
import org.parley.photo.Photos;
import org.parley.web.Texts;

/** {@code /member/{screen-name}}: what a member shows to who looks (A5, A6, A8). */
@Named
@RequestScoped
public class MemberPage {
    @Inject MemberPages pages;
    @Inject Photos photos;
    @Inject Contacts contacts;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String name;
    @Inject @Param(name = "as") String as;

    private MemberPages.View view;
    private String problem;

    @PostConstruct void load() {
        view = name == null ? null : pages.of(name, currentPerson.member(), asked()).orElse(null);
    }

    private Optional<Audience> asked() {
        return Arrays.stream(Audience.values()).filter(one -> one.word().equals(as)).findFirst();
    }

    public void onlyWhoIsThere() {
        if (view == null) Faces.responseSendError(404, null);
    }

    public void ask() { act((me, other) -> contacts.ask(me, other.id())); }
    public void accept() { act((me, other) -> contacts.accept(me, other.id())); }
    public void remove() { act((me, other) -> contacts.remove(me, other.id())); }
    public void block() { act((me, other) -> contacts.block(me, other.id())); }
    public void unblock() { act((me, other) -> contacts.unblock(me, other.id())); }

    private interface Act {
        Contacts.Outcome of(Person.Member me, Person.Member other);
    }

    private void act(Act act) {
        if (view == null || currentPerson.member().isEmpty()) return;
        switch (act.of(currentPerson.member().get(), view.member())) {
            case Contacts.Outcome.Now now -> Faces.redirect("member/%s", view.member().screenName().value());
            case Contacts.Outcome.TooMany tooMany -> problem = Texts.get("member.problem.too-many");
            case Contacts.Outcome.Full full -> problem = Texts.get("member.problem.full");
            case Contacts.Outcome.Oneself oneself -> problem = Texts.get("member.problem.oneself");
        }
    }

    public boolean isThere() { return view != null; }
    public boolean isOwn() { return view != null && currentPerson.member().filter(me -> me.id().equals(view.member().id())).isPresent(); }
    public boolean isStranger() { return !isOwn() && currentPerson.isMember(); }
    public String getName() { return view == null ? "" : view.member().screenName().value(); }
    public Tie getTie() { return view.tie(); }
    public Audience getEyes() { return view.eyes(); }
    public List<Map.Entry<ProfileField, String>> getFacts() { return view == null ? List.of() : view.facts().entrySet().stream().filter(one -> one.getKey() != ProfileField.LINKS).toList(); }
    public List<String> getLinks() { return view == null ? List.of() : view.facts().getOrDefault(ProfileField.LINKS, "").lines().toList(); }
    public List<String> getPhotos() { return view == null || !view.photos() ? List.of() : photos.of(view.member().id()); }
    public List<Audience> getAudiences() { return Arrays.asList(Audience.values()); }
    public String getProblem() { return problem; }
}
