package org.parley.room;

import java.util.List;
import java.util.stream.Stream;
import org.parley.web.Texts;

/** A privacy label in the reader's words, the same that the room shows inside (R15). */
final class LabelLines {
    private LabelLines() {}

    static List<String> of(PrivacyLabel label) {
        var who = Stream.of(Texts.get("room.js.label.door." + label.door().word()), Texts.get(label.guests() ? "room.js.label.guests" : "room.js.label.no-guests"),
            Texts.get(label.listed() ? "room.js.label.listed" : "room.js.label.unlisted"));
        return Stream.concat(who, inAll(label).stream()).toList();
    }

    /** What is the same in all rooms of the directory. */
    static List<String> inAll(PrivacyLabel label) {
        return List.of(Texts.get("room.js.label.not-embedded"), Texts.get("room.js.label.not-recorded"),
            Texts.get("room.js.label.kept").replace("{days}", String.valueOf(label.kept().toDays())),
            label.where().isEmpty() ? Texts.get("room.js.label.where-here") : Texts.get("room.js.label.where").replace("{where}", label.where()));
    }
}
