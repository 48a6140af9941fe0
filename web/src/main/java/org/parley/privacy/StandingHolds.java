package org.parley.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.account.MemberLookUp;
import org.parley.web.Texts;

/** The holds as {@code /admin/privacy} shows them: the one that is lifted is the one that was seen, whatever came since. */
@Named
@ViewScoped
public class StandingHolds implements Serializable {
    /** @param name the member's, or that of a former member */
    public record Row(String name, LegalHold hold) {}

    @Inject HoldDesk desk;
    @Inject MemberLookUp members;

    private transient List<Row> rows;

    /** The table sorts this list itself, so that it stays as it was seen. */
    public List<Row> getRows() {
        if (rows == null)
            rows = desk.all().stream().map(hold -> new Row(members.name(hold.subject()).orElseGet(() -> Texts.get("room.author.former")), hold)).collect(Collectors.toCollection(ArrayList::new));
        return rows;
    }
}
