package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.parley.web.Texts;

/** The rooms of {@code /} and of {@code /tag/{tag}}. What is searched is in the address, so it can be passed on. */
@Named
@RequestScoped
public class RoomList {
    @Inject Directory directory;
    @Inject RuleDesk rules;
    @Inject @Param(name = "q") String query;
    @Inject @Param(name = "tag") String wanted;
    @Inject @Param(name = "language") String language;
    @Inject @Param(pathIndex = 0) String below;

    private List<Directory.Listing> rooms;
    private List<String> languages;
    private Set<Long> elsewhere = Set.of();

    @PostConstruct void search() {
        rooms = directory.search(query, getTag(), language);
        languages = directory.languages();
    }

    public String getTag() {
        var tag = below == null ? wanted : below;
        return blank(tag) ? "" : RoomTag.find(tag).map(RoomTag::value).orElse(tag);
    }

    public boolean isTagPossible() { return getTag().isEmpty() || RoomTag.find(getTag()).isPresent(); }
    public boolean isSearching() { return !(blank(query) && blank(language) && getTag().isEmpty()); }
    /** Under a heading of their own, unless something is searched. */
    public List<Directory.Listing> getFeatured() { return isSearching() ? List.of() : rooms.stream().filter(Directory.Listing::featured).toList(); }
    public List<Directory.Listing> getRooms() { return isSearching() ? rooms : rooms.stream().filter(room -> !room.featured() && !elsewhere.contains(room.id())).toList(); }
    public boolean isParted() { return getRooms().size() < rooms.size(); }

    boolean features(long id) { return getFeatured().stream().anyMatch(room -> room.id() == id); }

    /** Rooms that the page shows under another heading. */
    void leaveOut(Collection<Long> rooms) { elsewhere = Set.copyOf(rooms); }

    public String getQuery() { return query; }

    /** Those there are rooms in, and the one that is asked for. */
    public List<String> getLanguages() {
        return blank(language) || languages.contains(language) || !language.matches("[A-Za-z-]{2,8}") ? languages : Stream.concat(languages.stream(), Stream.of(language)).toList();
    }

    public boolean isChosen(String code) { return code.equalsIgnoreCase(language); }

    public String languageName(String code) {
        try {
            return Texts.get("language." + code);
        } catch (MissingResourceException e) { // a room may have any
            var locale = Locale.forLanguageTag(code);
            return locale.getDisplayName(locale);
        }
    }

    public DoorPolicy[] getDoors() { return DoorPolicy.values(); }
    public List<String> label(DoorPolicy door) { return LabelLines.of(rules.listed(door)); }
    public String getInAllRooms() { return String.join(" · ", LabelLines.inAll(rules.listed(DoorPolicy.OPEN))); }
    public String doorKey(Directory.Listing room) { return "room.door." + room.door().word(); }

    private static boolean blank(String criterion) { return criterion == null || criterion.isBlank(); }
}
