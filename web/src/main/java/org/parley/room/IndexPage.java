package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

@Named
@RequestScoped
public class IndexPage {
    @Inject Directory directory;
    @Inject @Param(name = "q") String query;
    @Inject @Param(name = "tag") String tag;
    @Inject @Param(name = "language") String language;

    private List<Directory.Listing> rooms;

    @PostConstruct void search() { rooms = directory.search(query, tag, language); }

    public String doorKey(Directory.Listing room) { return "room.door." + room.door().word(); }

    public List<Directory.Listing> getRooms() { return rooms; }
    public boolean isSearching() { return !(blank(query) && blank(tag) && blank(language)); }
    public String getQuery() { return query; }
    public String getTag() { return tag; }

    private static boolean blank(String criterion) { return criterion == null || criterion.isBlank(); }
}
