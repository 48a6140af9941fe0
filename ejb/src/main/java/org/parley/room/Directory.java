package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.account.Names;
import org.parley.account.Person;
import org.parley.billing.Entitlements;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Finds rooms (R2). Unlisted rooms never appear; of who is inside it tells only numbers. */
@Stateless
@Processes(value = Purpose.ROOMS, of = Whose.FOUND_INSIDE)
public class Directory {
    private static final int MOST = 200;

    /** @param picture see {@link RoomPictures#see}, or empty @param featured whether staff put it before the others */
    public record Listing(long id, String name, String title, String topic, String language, List<String> tags, DoorPolicy door,
                          int people, int cameras, int capacity, String picture, boolean featured) {
        public Placeholder placeholder() {
            return Placeholder.of(name, title);
        }
    }

    public record RoomView(long id, String name, String title, String topic, String language, List<String> tags, DoorPolicy door,
                           int capacity, int cameras, String ownerName, boolean listed, CameraDoor cameraDoor, WordFilter filter, int slowSeconds, String picture) {
        public Placeholder placeholder() {
            return Placeholder.of(name, title);
        }

        public RoomId roomId() {
            return new RoomId(id);
        }
    }

    @Inject Rooms rooms;
    @Inject RoomAddresses addresses;
    @Inject FeaturedRooms featured;
    @Inject PictureFiles pictures;
    @Inject Presence presence;
    @Inject Names names;
    @Inject Entitlements plans;
    @Inject Clock clock;

    /** Featured rooms first, then those whose owners' plans say so, then those with people, then the newest; at most 200. Empty or null criteria do not count. */
    public List<Listing> search(String query, String tag, String language) {
        if (!cut(tag).isEmpty() && RoomTag.find(tag).isEmpty()) return List.of();
        var q = cut(query);
        var first = featured.at(clock.instant()).keySet();
        var found = new LinkedHashMap<Long, Room>();
        if (q.isEmpty() && cut(tag).isEmpty() && cut(language).isEmpty())
            for (var room : rooms.listed(Stream.concat(first.stream(), presence.liveRooms(MOST).stream()).distinct().toList())) found.put(room.id().value(), room);
        for (var room : rooms.listed(q, cut(tag), cut(language), MOST)) found.putIfAbsent(room.id().value(), room);
        pictures.fetch(found.values());
        var boosted = plans.boosted();
        var before = found.values().stream().filter(room -> boosted.contains(room.owner())).map(room -> room.id().value()).collect(Collectors.toSet());
        return found.values().stream().map(room -> room.listing(presence.count(room.id()), first.contains(room.id().value()), pictures.shown(room)))
            .sorted(Comparator.comparing(Listing::featured).thenComparing(room -> before.contains(room.id())).reversed().thenComparing(Comparator.comparingInt(Listing::people).reversed())).limit(MOST).toList();
    }

    /** Of the rooms {@link #search} finds. */
    public List<String> languages() {
        return rooms.languages();
    }

    /** The number of a room, for things only those who are in it get. */
    public Optional<RoomId> number(String name) {
        return RoomName.find(name).flatMap(rooms::find).map(Room::id);
    }

    /** A room by its address, listed or not. See {@link RoomAddresses#find}. */
    public Optional<RoomView> find(String name, Optional<Person> person, String invitation, String asker) {
        return addresses.find(name, person, invitation, asker).map(room -> room.view(names.credit(room.owner()).orElse(""), pictures.shown(room)));
    }

    private static String cut(String text) {
        var plain = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return plain.length() > 80 ? plain.substring(0, 80) : plain;
    }
}
