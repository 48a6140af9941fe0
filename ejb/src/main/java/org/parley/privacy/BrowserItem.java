package org.parley.privacy;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every cookie and every entry of browser storage the portal sets (C8). What is not here may not be set: a test compares this
 * list with what a browser really holds.
 */
public enum BrowserItem {
    SESSION("parley-session", Kind.COOKIE, Choice.NECESSARY, DataCategory.MEMBERSHIP),
    STAY("parley-stay", Kind.COOKIE, Choice.NECESSARY, DataCategory.BROWSERS),
    DEVICE("parley-device", Kind.COOKIE, Choice.NECESSARY, DataCategory.DEVICES),
    CHOICE("parley-choice", Kind.COOKIE, Choice.NECESSARY, DataCategory.DECISIONS),
    LOOK("parley-look", Kind.COOKIE, Choice.NECESSARY, DataCategory.LOOK),
    DRAFT("parley.draft.", Kind.TAB_STORAGE, Choice.NECESSARY, DataCategory.MESSAGES),
    SEEN_HERE("parley.seen", Kind.TAB_STORAGE, Choice.NECESSARY, DataCategory.MESSAGES),
    SEEN("parley.seen", Kind.LOCAL_STORAGE, Choice.PREFERENCES, DataCategory.MESSAGES),
    DEVICES_HERE("parley.devices", Kind.TAB_STORAGE, Choice.NECESSARY, DataCategory.PICTURE_AND_SOUND),
    DEVICES("parley.devices", Kind.LOCAL_STORAGE, Choice.PREFERENCES, DataCategory.PICTURE_AND_SOUND);

    public enum Kind { COOKIE, TAB_STORAGE, LOCAL_STORAGE }

    /** Whether a person is asked (ePrivacy Directive Art. 5(3)). */
    public enum Choice {
        NECESSARY, PREFERENCES;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String item;
    private final Kind kind;
    private final Choice choice;
    private final DataCategory category;

    BrowserItem(String item, Kind kind, Choice choice, DataCategory category) {
        this.item = item;
        this.kind = kind;
        this.choice = choice;
        this.category = category;
    }

    /** Its name; one that ends with a dot is the beginning of several. */
    public String item() {
        return item;
    }

    public Kind kind() {
        return kind;
    }

    public Choice choice() {
        return choice;
    }

    public DataCategory category() {
        return category;
    }

    public static Optional<BrowserItem> of(Kind kind, String name) {
        return Arrays.stream(values()).filter(one -> one.kind == kind && (one.item.endsWith(".") ? name.startsWith(one.item) : name.equals(one.item))).findFirst();
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
