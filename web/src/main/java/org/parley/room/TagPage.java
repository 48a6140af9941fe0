package org.parley.room;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.parley.web.Texts;

/** {@code /tag/{tag}}: the rooms with one tag (R2). */
@Named
@RequestScoped
public class TagPage {
    private static final int SHOWN = 40;

    @Inject RoomList list;

    public void onlyWithTag() {
        if (list.getTag().isEmpty()) Faces.redirect("");
    }

    public String getTitle() {
        var tag = list.getTag();
        return Texts.get("tag.title.page", tag.length() > SHOWN ? tag.substring(0, SHOWN) + '…' : tag);
    }
}
