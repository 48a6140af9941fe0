package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.Gated;
import org.parley.consent.Purpose;
import org.parley.web.Texts;
import org.parley.consent.Refusal;

@Named
@RequestScoped
public class IndexPage {
    @Inject RoomList list;
    @Inject RecentRooms recent;
    @Inject SuggestedRooms suggestions;
    @Inject ConsentDesk consents;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String address;

    private List<Directory.Listing> visited = List.of();
    private boolean asking, askingToSuggest;
    private SuggestedRooms.Found suggested;

    @PostConstruct void load() {
        if (!list.isSearching()) currentPerson.member().ifPresent(this::look);
    }

    private void look(Person.Member member) {
        switch (recent.of(member)) {
            case Gated.Allowed<List<Directory.Listing>> allowed -> visited = allowed.value();
            case Gated.Refused<List<Directory.Listing>> refused -> asking = refused.reason() == Refusal.CONSENT_NEEDED;
        }
        switch (suggestions.of(member)) {
            case Gated.Allowed<SuggestedRooms.Found> allowed -> {
                suggested = allowed.value();
                list.leaveOut(getSuggested().stream().map(one -> one.room().id()).toList());
            }
            case Gated.Refused<SuggestedRooms.Found> refused -> askingToSuggest = !asking && refused.reason() == Refusal.CONSENT_NEEDED; // one question at a time
        }
    }

    public void remember() { decide(Purpose.RECENT_ROOMS, true); }
    public void doNotRemember() { decide(Purpose.RECENT_ROOMS, false); }
    public void suggest() { decide(Purpose.SUGGESTIONS, true); }
    public void doNotSuggest() { decide(Purpose.SUGGESTIONS, false); }

    private void decide(Purpose purpose, boolean yes) {
        currentPerson.member().ifPresent(member -> {
            if (yes) consents.give(member, purpose, Texts.locale(), Channel.PROMPT);
            else consents.refuse(member, purpose, Texts.locale(), Channel.PROMPT);
        });
        Faces.redirect("");
    }

    public String getPrompt() { return consents.prompt(Purpose.RECENT_ROOMS, Texts.locale()); }
    public String getSuggestionPrompt() { return consents.prompt(Purpose.SUGGESTIONS, Texts.locale()); }
    public boolean isAsking() { return asking; }
    public boolean isAskingToSuggest() { return askingToSuggest; }
    public List<SuggestedRooms.Suggestion> getSuggested() { return suggested == null ? List.of() : suggested.rooms().stream().filter(one -> !list.features(one.room().id())).toList(); }
    public boolean isWithoutInterests() { return suggested != null && !suggested.interested(); }

    public String why(SuggestedRooms.Suggestion one) {
        return one.tags().isEmpty() ? Texts.get("index.text.why-people") : Texts.get("index.text.why-tags", String.join(", ", one.tags()));
    }

    public List<Directory.Listing> getVisited() { return visited; }

    /** Multi views hand every address without a page to this one. */
    public void refuseOtherAddresses() {
        if (address != null) Faces.responseSendError(404, null);
    }
}
