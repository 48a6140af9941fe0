package org.parley.chat;

import java.util.regex.Pattern;
import org.parley.room.Permission;
import org.parley.room.Role;
import org.parley.room.RoomRules;

/** Whether a role may say a text in a room (R4, R9). */
sealed interface Speech {
    record Fine() implements Speech {}
    /** @param missing the permission for it */
    record Refused(Permission missing) implements Speech {}
    /** @param word the word of the room's list that it has */
    record Filtered(String word) implements Speech {}

    /** What becomes a link in a browser, or is meant to be typed into one. */
    Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");

    static Speech check(RoomRules rules, Role role, String text) {
        if (!rules.allows(role, Permission.SAY)) return new Refused(Permission.SAY);
        if (!rules.allows(role, Permission.LINK) && LINK.matcher(text).find()) return new Refused(Permission.LINK);
        return rules.filter().in(text).<Speech>map(Filtered::new).orElseGet(Fine::new);
    }
}
