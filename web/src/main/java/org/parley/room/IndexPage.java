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
    @Inject ConsentDesk consents;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String address;

    private List<Directory.Listing> visited = List.of();
    private boolean asking;

    @PostConstruct void load() {
        if (!list.isSearching()) currentPerson.member().ifPresent(this::look);
    }

    private void look(Person.Member member) {
        switch (recent.of(member)) {
            case Gated.Allowed<List<Directory.Listing>> allowed -> visited = allowed.value();
            case Gated.Refused<List<Directory.Listing>> refused -> asking = refused.reason() == Refusal.CONSENT_NEEDED;
        }
    }

    public void remember() { decide(true); }

    public void doNotRemember() { decide(false); }

    private void decide(boolean yes) {
        currentPerson.member().ifPresent(member -> {
            if (yes) consents.give(member, Purpose.RECENT_ROOMS, Texts.locale(), Channel.PROMPT);
            else consents.refuse(member, Purpose.RECENT_ROOMS, Texts.locale(), Channel.PROMPT);
        });
        Faces.redirect("");
    }

    public String getPrompt() { return consents.prompt(Purpose.RECENT_ROOMS, Texts.locale()); }
    public boolean isAsking() { return asking; }
    public List<Directory.Listing> getVisited() { return visited; }

    /** Multi views hand every address without a page to this one. */
    public void refuseOtherAddresses() {
        if (address != null) Faces.responseSendError(404, null);
    }
}
