package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.parley.account.AccountId;
import org.parley.account.CurrentPerson;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.photo.PhotoSettings;
import org.parley.photo.Picture;
import org.parley.web.Texts;

/** {@code /rooms/edit/{name}}: what the owner of a room decides, and those who were let to (R1, R3, R4, R9). */
@Named
@RequestScoped
public class EditRoomPage {
    private static final List<Role> DECIDED = List.of(Role.MODERATOR, Role.SPEAKER, Role.MEMBER, Role.GUEST, Role.OBSERVER);

    /** One of the permissions for one of the roles. */
    public record Grant(String value, boolean open, boolean given) {}

    /** @param grants in the order of the roles */
    public record Line(Permission permission, List<Grant> grants) {}

    @Inject Directory directory;
    @Inject RoomDesk desk;
    @Inject RuleDesk rules;
    @Inject RoomLinks links;
    @Inject Moderation moderation;
    @Inject RoomPictures pictures;
    @Inject PhotoSettings photoSettings;
    @Inject Names names;
    @Inject CurrentPerson currentPerson;
    @Inject @Param(pathIndex = 0) String name;

    private Directory.RoomView room;
    private RoomRules held;
    private Role role = Role.GUEST;
    private String title, topic, language, tags, password = "", capacity, cameras, cameraPassword = "", words, person = "", days = "7", link = "";
    private DoorPolicy door;
    private CameraDoor cameraDoor;
    private Role given = Role.MODERATOR;
    private boolean listed, saved, hidden;
    private Map<String, String> problems = Map.of();

    @PostConstruct void find() {
        room = directory.find(name, currentPerson.person(), "", currentPerson.address()).orElse(null);
        if (room == null) return;
        held = rules.rules(room.roomId());
        role = currentPerson.member().map(member -> rules.role(room.roomId(), member)).orElse(Role.GUEST);
        title = room.title();
        topic = room.topic();
        language = room.language();
        tags = String.join(" ", room.tags());
        capacity = "" + room.capacity();
        cameras = "" + room.cameras();
        door = room.door();
        cameraDoor = room.cameraDoor();
        listed = room.listed();
        words = room.filter().text();
    }

    public void onlyEditors() {
        if (!currentPerson.isSignedIn() && name != null && name.matches("[a-z0-9-]{2,40}")) Faces.redirect("sign-in?return=/rooms/edit/" + name); // whether it is there is not told
        else if (room == null || !room.listed() && !isEditor()) Faces.responseSendError(404, null);
        else if (!isEditor()) Faces.responseSendError(403, null);
    }

    private boolean isEditor() {
        return held != null && held.allows(role, Permission.EDIT);
    }

    public void save() {
        if (!isEditor()) return;
        var form = new RoomDesk.Form(room.name(), title, topic, language, tags, door, password, listed, number(capacity), number(cameras));
        switch (desk.change(currentPerson.member().orElseThrow(), role, held, form, new RoomDesk.More(cameraDoor, cameraPassword, words))) {
            case RoomDesk.Outcome.Opened opened -> {
                saved = true;
                hidden = room.listed() && !listed;
            }
            case RoomDesk.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    /** Another address, which those who saw the room in the list do not know. */
    public void move() {
        if (!isEditor()) return;
        switch (desk.move(currentPerson.member().orElseThrow(), role, held)) {
            case RoomDesk.Outcome.Opened opened -> Faces.redirect("rooms/edit/" + opened.name().value() + "?saved=address");
            case RoomDesk.Outcome.Refused refused -> problems = refused.problems();
        }
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : -1;
    }

    /** The owner alone says what roles may. */
    public void decide() {
        if (role != Role.OWNER) return;
        var posted = Set.of(Faces.getRequestParameterValues("grant") == null ? new String[0] : Arrays.stream(Faces.getRequestParameterValues("grant")).distinct().toArray(String[]::new));
        var granted = new EnumMap<Role, Set<Permission>>(Role.class);
        for (var one : DECIDED) {
            var may = EnumSet.noneOf(Permission.class);
            for (var permission : Permission.values()) if (permission.isOpenTo(one) && posted.contains(value(one, permission))) may.add(permission);
            granted.put(one, may);
        }
        rules.decide(room.roomId(), granted);
        Faces.redirect("rooms/edit/" + room.name() + "?saved=rights");
    }

    private static String value(Role role, Permission permission) {
        return role.word() + ':' + permission.word();
    }

    public void give() {
        if (!isEditor()) return;
        var member = names.find(person.strip());
        if (member.isEmpty()) problems = Map.of("person", "room-edit.problem.no-member");
        else if (!rules.give(held, role, member.get().id(), rules.role(room.roomId(), member.get()), given)) problems = Map.of("person", "room-edit.problem.not-to-give");
        else back();
    }

    public void take(long account) {
        if (!isEditor()) return;
        var before = rules.given(room.roomId()).entrySet().stream().filter(one -> one.getKey().id().value() == account).map(Map.Entry::getValue).findFirst();
        before.ifPresent(was -> rules.give(held, role, new AccountId(account), was, Role.MEMBER));
        back();
    }

    private void back() {
        Faces.redirect("rooms/edit/" + room.name());
    }

    public void makeLink() {
        if (!isEditor()) return;
        int long_ = number(days);
        if (long_ < 1 || long_ > RoomLinks.MOST.toDays()) problems = Map.of("days", "room-edit.problem.days");
        else if (links.of(room.roomId()).size() >= RoomLinks.AT_ONCE) problems = Map.of("days", "room-edit.problem.links");
        else link = Faces.getRequestDomainURL() + Faces.getRequestContextPath() + "/room/" + room.name() + "?invitation=" + links.make(room.roomId(), Duration.ofDays(long_));
    }

    public void endLink(String id) {
        if (!isEditor()) return;
        links.end(room.roomId(), id);
        back();
    }

    public void takeDown() {
        if (!isEditor()) return;
        pictures.remove(currentPerson.member().orElseThrow(), role, held);
        back();
    }

    public void forgive(long id) {
        if (!isEditor()) return;
        moderation.forgive(room.roomId(), id);
        back();
    }

    public List<Line> getLines() {
        return Stream.of(Permission.values()).map(permission -> new Line(permission,
            DECIDED.stream().map(one -> new Grant(value(one, permission), permission.isOpenTo(one), held.granted().get(one).contains(permission))).toList())).toList();
    }

    public List<Role> getDecided() { return DECIDED; }
    public int getBytesMost() { return photoSettings.bytesMost(); }
    public String getTooLarge() { return Texts.get("photo.problem.bytes", getBytesMost() / (1 << 20)); }
    public String getPictureHint() { return Texts.get("room-edit.hint.picture", getBytesMost() / (1 << 20), Picture.SIDE_MOST); }
    public boolean isOwner() { return role == Role.OWNER; }
    public List<Map.Entry<Person.Member, Role>> getRoles() { return List.copyOf(rules.given(room.roomId()).entrySet()); }
    public List<RoomLinks.Link> getLinks() { return links.of(room.roomId()); }
    public List<Moderation.Record> getBans() { return moderation.bans(room.roomId()); }
    public List<Moderation.Record> getActs() { return moderation.acts(room.roomId()).stream().limit(50).toList(); }
    public List<Role> getGivable() { return Role.GIVEN.stream().filter(one -> one != Role.MEMBER && (role == Role.OWNER || one.ordinal() > role.ordinal())).toList(); }
    public List<String> getLanguages() { return NewRoomPage.LANGUAGES; }
    public DoorPolicy[] getDoors() { return DoorPolicy.values(); }
    public CameraDoor[] getCameraDoors() { return CameraDoor.values(); }
    public Directory.RoomView getRoom() { return room; }
    public String getLink() { return link; }
    public boolean isSaved() { return saved || "rights".equals(Faces.getRequestParameter("saved")); }
    public boolean isMoved() { return "address".equals(Faces.getRequestParameter("saved")); }
    public boolean isHidden() { return hidden; }
    public boolean isUnlisted() { return saved ? !listed : !room.listed(); }
    public String getAddress() { return Faces.getRequestDomainURL() + Faces.getRequestContextPath() + "/room/" + room.name(); }
    public Map<String, String> getProblems() { return problems; }
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
    public CameraDoor getCameraDoor() { return cameraDoor; }
    public void setCameraDoor(CameraDoor cameraDoor) { this.cameraDoor = cameraDoor; }
    public String getCameraPassword() { return cameraPassword; }
    public void setCameraPassword(String cameraPassword) { this.cameraPassword = cameraPassword; }
    public String getWords() { return words; }
    public void setWords(String words) { this.words = words; }
    public boolean isListed() { return listed; }
    public void setListed(boolean listed) { this.listed = listed; }
    public String getCapacity() { return capacity; }
    public void setCapacity(String capacity) { this.capacity = capacity; }
    public String getCameras() { return cameras; }
    public void setCameras(String cameras) { this.cameras = cameras; }
    public String getPerson() { return person; }
    public void setPerson(String person) { this.person = person; }
    public Role getGiven() { return given; }
    public void setGiven(Role given) { this.given = given; }
    public String getDays() { return days; }
    public void setDays(String days) { this.days = days; }
}
