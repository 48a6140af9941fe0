package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

@Named
@RequestScoped
public class IndexPage {
    @Inject Directory directory;
    @Inject @Param(name = "q") String query;
    @Inject @Param(name = "tag") String tag;
    @Inject @Param(name = "language") String language;

    @Inject @Param(pathIndex = 0) String address;

    private List<Directory.Listing> rooms;

    @PostConstruct void search() { rooms = directory.search(query, tag, language); }

    /** Multi views hand every address without a page to this one. */
    public void refuseOtherAddresses() {
        if (address != null) Faces.responseSendError(404, null);
    }

    public String doorKey(Directory.Listing room) { return "room.door." + room.door().word(); }

    public List<Directory.Listing> getRooms() { return rooms; }
    public boolean isSearching() { return !(blank(query) && blank(tag) && blank(language)); }
    public String getQuery() { return query; }
    public String getTag() { return tag; }

    private static boolean blank(String criterion) { return criterion == null || criterion.isBlank(); }
}
