package org.parley.room;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.util.Faces;
import org.parley.web.PagedRows;
import org.primefaces.model.LazyDataModel;

/** The rooms as {@code /admin/rooms?q=…} shows them. */
@Named
@ViewScoped
public class RoomsInConsole implements Serializable {
    @Inject RoomConsole console;

    private String query = "";
    private transient LazyDataModel<RoomConsole.Line> rows;

    @PostConstruct void read() {
        if (Faces.getRequestParameter("q") instanceof String asked) query = asked;
    }

    public LazyDataModel<RoomConsole.Line> getRows() {
        if (rows == null) rows = new PagedRows<>(() -> console.count(query), slice -> console.rooms(query, slice.first(), slice.most()));
        return rows;
    }

    public String getQuery() { return query; }
    public int getQueryMost() { return RoomConsole.QUERY_MOST; }
}
