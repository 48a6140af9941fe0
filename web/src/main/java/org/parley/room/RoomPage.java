package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.GuestEntry;
import org.parley.together.Player;
import org.parley.together.TogetherSettings;
import org.parley.web.Texts;

@Named
@RequestScoped
public class RoomPage {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Map<Locale, String> WORDS = new ConcurrentHashMap<>();
    static final String INVITATIONS = "parley.invitations";
    private static final int TOKEN_MAX = 64;

    @Inject Directory directory;
    @Inject GuestEntry guests;
    @Inject CurrentPerson currentPerson;
    @Inject TogetherSettings together;
    @Inject Breakouts breakouts;
    @Inject RuleDesk rules;
    @Inject @Param(pathIndex = 0) String name;
    @Inject @Param(name = "invitation") String invitation;

    private Directory.RoomView room;
    private String screenName = "";
    private boolean adult, terms;
    private Map<String, String> problems = Map.of();

    @PostConstruct void find() {
        var known = Faces.getSessionAttribute(INVITATIONS) instanceof Invitations invitations && name != null ? invitations.of(name) : "";
        room = directory.find(name, currentPerson.person(), invitation == null || invitation.length() > TOKEN_MAX ? known : invitation, currentPerson.address()).orElse(null);
    }

    /** The secret of a link goes from the address into the session. */
    public void findRoom() {
        if (room == null) Faces.responseSendError(404, null);
        else if (invitation != null && invitation.length() <= TOKEN_MAX) {
            var known = Faces.getSessionAttribute(INVITATIONS) instanceof Invitations invitations ? invitations : Invitations.NONE;
            Faces.setSessionAttribute(INVITATIONS, known.with(room.name(), invitation));
            Faces.redirect("room/" + room.name());
        }
    }

    public void enterAsGuest() {
        switch (guests.enter(screenName, adult, terms, currentPerson.address())) {
            case GuestEntry.Outcome.Refused refused -> problems = refused.problems();
            case GuestEntry.Outcome.Welcome welcome -> {
                currentPerson.signIn(welcome.guest(), false);
                Faces.redirect("room/" + room.name());
            }
        }
    }

    /** Other sites' players that may be used, as words by spaces. */
    public String getPlayers() { return together.players().stream().map(Player::word).collect(Collectors.joining(" ")); }
    /** For a breakout: the room it belongs to. */
    public String getHome() { return breakouts.homeOf(room.name()).orElse(""); }
    /** What the room does with who is in it, before somebody enters (R15). */
    public List<String> getLabel() {
        return LabelLines.of(rules.rules(new RoomId(room.id())).label());
    }
    public boolean isFound() { return room != null; }
    public boolean isInside() { return isFound() && (currentPerson.isMember() || currentPerson.isGuest() && isGuestsWelcome()); }
    public boolean isGuestsWelcome() { return room.door() != DoorPolicy.MEMBERS; }
    public String getDoorKey() { return "room.door." + room.door().word(); }
    public List<String> getModules() { return List.of("room", "texts", "connection", "chat", "presence", "media", "devices", "stage"); }

    /** The words of the modules as JSON that cannot end the script element it stands in. */
    public String getTextsAsJson() {
        return WORDS.computeIfAbsent(Texts.locale(), language -> {
            var words = JSON.createObjectBuilder();
            Texts.below("room.js.").forEach(words::add);
            return words.build().toString().replace("<", "\\u003c");
        });
    }

    public Directory.RoomView getRoom() { return room; }
    public String getName() { return room.name(); }
    public Map<String, String> getProblems() { return problems; }
    public String getScreenName() { return screenName; }
    public void setScreenName(String screenName) { this.screenName = screenName; }
    public boolean isAdult() { return adult; }
    public void setAdult(boolean adult) { this.adult = adult; }
    public boolean isTerms() { return terms; }
    public void setTerms(boolean terms) { this.terms = terms; }
}
