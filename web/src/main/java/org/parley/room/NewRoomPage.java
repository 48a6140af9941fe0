package org.parley.room;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnifaces.util.Faces;
import org.parley.account.CurrentPerson;
import org.parley.account.Person;

@Named
@RequestScoped
public class NewRoomPage {
    private static final Set<String> ALWAYS_SHOWN = Set.of("name", "title", "form");

    static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "nl", "pl", "pt");

    @Inject RoomDesk desk;
    @Inject CurrentPerson currentPerson;

    private String name = "", title = "", topic = "", language = "", tags = "", password = "", capacity = "200", cameras = "12";
    private DoorPolicy door = DoorPolicy.OPEN;
    private boolean listed = true;
    private Map<String, String> problems = Map.of();

    public void onlyMembers() {
        if (!currentPerson.isMember()) Faces.redirect("sign-in?return=/rooms/new");
    }

    public void open() {
        if (!(currentPerson.person().orElse(null) instanceof Person.Member owner)) {
            onlyMembers();
            return;
        }
        var form = new RoomDesk.Form(name.strip(), title, topic, language, tags, door, password, listed, number(capacity), number(cameras));
        switch (desk.open(form, owner)) {
            case RoomDesk.Outcome.Opened opened -> Faces.redirect("room/" + opened.name().value());
            case RoomDesk.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : -1;
    }

    public List<String> getLanguages() { return LANGUAGES; }
    public boolean isMoreOpen() { return !ALWAYS_SHOWN.containsAll(problems.keySet()); }
    public Map<String, String> getProblems() { return problems; }
    public String getName() { return name; }
    public void setName(String name) { this.name = name; }
    public String getTitle() { return title; }
    public void setTitle(String title) { this.title = title; }
    public String getTopic() { return topic; }
    public void setTopic(String topic) { this.topic = topic; }
    public String getLanguage() { return language; }
    public void setLanguage(String language) { this.language = language; }
    public String getTags() { return tags; }
    public void setTags(String tags) { this.tags = tags; }
    public DoorPolicy getDoor() { return door; }
    public void setDoor(DoorPolicy door) { this.door = door; }
    public String getPassword() { return password; }
    public void setPassword(String password) { this.password = password; }
    public boolean isListed() { return listed; }
    public void setListed(boolean listed) { this.listed = listed; }
    public String getCapacity() { return capacity; }
    public void setCapacity(String capacity) { this.capacity = capacity; }
    public String getCameras() { return cameras; }
    public void setCameras(String cameras) { this.cameras = cameras; }
}
