package org.parley.room;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.account.Person;
import org.parley.consent.Gate;
import org.parley.consent.Gated;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.profile.Interests;

/**
 * Rooms a member may like: by the tags, and by where people are who share an interest (R2). With consent only, on both sides;
 * nobody is named, and a visit counts where at least two of those people made one.
 */
@Stateless
@Processes(Purpose.SUGGESTIONS)
public class SuggestedRooms {
    private static final int MOST = 3, TAGS = 16;

    /** @param tags those that are among the member's interests; none: people who share one are there */
    public record Suggestion(Directory.Listing room, List<String> tags) {}

    /** @param interested whether the member told interests at all */
    public record Found(boolean interested, List<Suggestion> rooms) {}

    @Inject Interests interests;
    @Inject LikeMinded likeMinded;
    @Inject PictureFiles pictures;
    @Inject Presence presence;
    @Inject Gate gate;

    /** By two queries: the member's own interests, and the rooms. Those the member owns or was in lately are known and left out. */
    public Gated<Found> of(Person.Member who) {
        var mine = interests.of(who);
        var tags = tags(mine.text());
        var found = tags.isEmpty() && mine.prints().isEmpty() ? List.<Room>of() : likeMinded.rooms(who.id(), tags, mine.prints(), MOST);
        return Gated.allowed(new Found(!mine.text().isEmpty(), found.stream().map(room -> {
            var listing = room.listing(presence.count(room.id()), false, pictures.shown(room));
            return new Suggestion(listing, listing.tags().stream().filter(tags::contains).toList());
        }).toList()));
    }

    /** What a person's interests would be as tags: each word, and each phrase between commas. */
    static Set<String> tags(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var phrases = Stream.of(plain.split("[,;/|\\n]+")).map(phrase -> phrase.strip().replaceAll("\\s+", "-"));
        var words = Stream.of(plain.split("[^\\p{L}\\p{N}-]+"));
        return Stream.concat(phrases, words).flatMap(word -> RoomTag.find(word).stream()).map(RoomTag::value).limit(TAGS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Who says no, sleeps, is restricted or erased is not asked after any more, at once. */
    @Processes(value = Purpose.SUGGESTIONS, of = Whose.FOUND_INSIDE)
    public void decided(@Observes Gate.Changed change) {
        if (change.subject().isGuest()) return;
        if (gate.allows(Purpose.SUGGESTIONS, change.subject())) likeMinded.add(change.subject());
        else likeMinded.remove(change.subject());
    }
}
