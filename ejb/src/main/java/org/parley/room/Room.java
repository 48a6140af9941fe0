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
import java.time.Instant;
import java.util.List;
import org.parley.account.AccountId;
import org.parley.account.Person;

/** A room people meet in (R1). */
@Entity
@Table(name = "room")
@NamedQuery(name = "Room.byName", query = "select r from Room r where r.name = :name")
@NamedQuery(name = "Room.byOwner", query = "select r from Room r where r.ownerId = :owner")
@NamedQuery(name = "Room.byIds", query = "select r from Room r where r.id in :ids")
@NamedQuery(name = "Room.listedByIds", query = "select r from Room r where r.listed = :listed and r.id in :ids")
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

    /** The owner's words go, and nobody new is led here. */
    void ownerLeft() {
        title = name;
        topic = "";
        tags = "";
        listed = false;
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

    Role roleOf(Person person) {
        return switch (person) {
            case Person.Member member when member.id().value() == ownerId -> Role.OWNER;
            case Person.Member member when member.administrator() -> Role.MODERATOR;
            case Person.Member member -> Role.MEMBER;
            case Person.Guest guest -> Role.GUEST;
        };
    }

    private List<String> tags() {
        return tags.isEmpty() ? List.of() : List.of(tags.split(" "));
    }

    Directory.Listing listing(Presence.Count live) {
        return new Directory.Listing(id, name, title, topic, language, tags(), door, live.people(), live.cameras(), capacity);
    }

    Directory.RoomView view(String ownerName) {
        return new Directory.RoomView(id, name, title, topic, language, tags(), door, capacity, cameras, ownerName);
    }
}
