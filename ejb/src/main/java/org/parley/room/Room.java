package org.parley.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.account.AccountId;

/** A room people meet in (R1). */
@Entity
@Table(name = "room")
@NamedQuery(name = "Room.byName", query = "select r from Room r where r.name = :name")
@NamedQuery(name = "Room.byPicture", query = "select r from Room r where r.picture = :picture")
@NamedQuery(name = "Room.byOwner", query = "select r from Room r where r.ownerId = :owner")
@NamedQuery(name = "Room.byIds", query = "select r from Room r where r.id in :ids")
@NamedQuery(name = "Room.listedByIds", query = "select r from Room r where r.listed = :listed and r.id in :ids")
@NamedQuery(name = "Room.languages", query = "select distinct r.language from Room r where r.listed = :listed and r.language <> :none order by r.language")
public class Room {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "room_seq")
    @SequenceGenerator(name = "room_seq", sequenceName = "room_seq", allocationSize = 50)
    private Long id;
    @NotNull @Size(max = 40) private String name;
    @NotNull @Size(min = 1, max = 80) private String title;
    @NotNull @Size(max = 200) private String topic;
    @NotNull @Size(max = 8) private String language;
    @NotNull @Size(max = 200) private String tags;
    @NotNull @Enumerated(EnumType.STRING) private DoorPolicy door;
    @Column(name = "password_hash") private String passwordHash;
    private boolean listed;
    @Min(2) @Max(1000) private int capacity;
    @Min(0) @Max(100) private int cameras;
    @Column(name = "owner_id") private long ownerId;
    @NotNull @Column(name = "opened_at") private Instant openedAt;
    @Column(name = "last_seq", updatable = false) private long lastSeq;
    @Column(name = "slow_seconds") private int slowSeconds;
    @NotNull @Size(max = 1000) @Column(name = "filtered_words") private String filteredWords = "";
    private boolean locked;
    private boolean stage;
    @NotNull @Size(max = 500) private String announcement = "";
    @NotNull @Enumerated(EnumType.STRING) @Column(name = "camera_door") private CameraDoor cameraDoor = CameraDoor.FREE;
    @Column(name = "camera_password_hash") private String cameraPasswordHash;
    /** 0 for a room of its own. */
    @Column(name = "parent_id", updatable = false) private long parentId;

    /** Name of its file, empty for none; another picture has another. */
    @NotNull @Size(max = 32) private String picture = "";

    protected Room() {}

    Room(RoomName name, String title, String topic, String language, List<String> tags, DoorPolicy door, String passwordHash,
         boolean listed, int capacity, int cameras, AccountId owner, Instant now) {
        this.name = name.value();
        this.title = title;
        this.topic = topic;
        this.language = language;
        this.tags = String.join(" ", tags);
        this.door = door;
        this.passwordHash = passwordHash;
        this.listed = listed;
        this.capacity = capacity;
        this.cameras = cameras;
        this.ownerId = owner.value();
        this.openedAt = now;
    }

    public RoomId id() {
        return new RoomId(id);
    }

    public String name() {
        return name;
    }

    public int capacity() {
        return capacity;
    }

    public int cameras() {
        return cameras;
    }

    String title() {
        return title;
    }

    /** The room this one was opened from for a while. */
    Optional<RoomId> parent() {
        return parentId == 0 ? Optional.empty() : Optional.of(new RoomId(parentId));
    }

    Room breakout(RoomName name, int number, Instant now) {
        var suffix = " · " + number;
        var room = new Room(name, title.substring(0, Math.min(title.length(), 80 - suffix.length())) + suffix, topic, language, List.of(), DoorPolicy.OPEN, null, false, capacity, cameras, owner(), now);
        room.parentId = id;
        return room;
    }

    /** The owner's words go, and nobody new is led here. */
    void ownerLeft() {
        title = name;
        topic = "";
        tags = "";
        announcement = "";
        listed = false;
        picture = "";
    }

    /** The old address leads nowhere from now on. */
    void move(RoomName name) {
        this.name = name.value();
    }

    String picture() {
        return picture;
    }

    void hang(String picture) {
        this.picture = picture;
    }

    DoorPolicy door() {
        return door;
    }

    String passwordHash() {
        return passwordHash;
    }

    AccountId owner() {
        return new AccountId(ownerId);
    }

    boolean isListed() {
        return listed;
    }

    boolean isLocked() {
        return locked;
    }

    CameraDoor cameraDoor() {
        return cameraDoor;
    }

    String cameraPasswordHash() {
        return cameraPasswordHash;
    }

    WordFilter filter() {
        return WordFilter.of(filteredWords);
    }

    int slowSeconds() {
        return slowSeconds;
    }

    /** @param mostCameras by the owner's plan */
    RoomRules rules(Map<Role, Set<Permission>> granted, PrivacyLabel label, int mostCameras) {
        return new RoomRules(id(), granted, Duration.ofSeconds(slowSeconds), filter(), locked, stage, announcement, cameraDoor, Math.min(cameras, mostCameras), label);
    }

    void lock(boolean locked) {
        this.locked = locked;
    }

    void slow(Duration pause) {
        slowSeconds = (int) pause.toSeconds();
    }

    void announce(String words) {
        announcement = words;
    }

    void stage(boolean stage) {
        this.stage = stage;
    }

    void filter(WordFilter filter) {
        filteredWords = filter.text();
    }

    /** @param passwordHash null where the door has none @param cameraHash likewise */
    void change(String title, String topic, String language, List<String> tags, DoorPolicy door, String passwordHash, boolean listed, int capacity, int cameras,
                CameraDoor cameraDoor, String cameraHash) {
        this.title = title;
        this.topic = topic;
        this.language = language;
        this.tags = String.join(" ", tags);
        this.door = door;
        this.passwordHash = passwordHash;
        this.listed = listed;
        this.capacity = capacity;
        this.cameras = cameras;
        this.cameraDoor = cameraDoor;
        this.cameraPasswordHash = cameraHash;
    }

    private List<String> tags() {
        return tags.isEmpty() ? List.of() : List.of(tags.split(" "));
    }

    Directory.Listing listing(Presence.Count live, boolean featured, String picture) {
        return new Directory.Listing(id, name, title, topic, language, tags(), door, live.people(), live.cameras(), capacity, picture, featured);
    }

    Directory.RoomView view(String ownerName, String picture) {
        return new Directory.RoomView(id, name, title, topic, language, tags(), door, capacity, cameras, ownerName, listed, cameraDoor, filter(), slowSeconds, picture);
    }
}
