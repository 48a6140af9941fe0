package org.parley.together;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What plays a video (R12). All but {@link #FILE} belong to somebody else and are allowed by {@code parley.together.players}. */
public enum Player {
    /** A file somebody gave to the room. */
    FILE("file:([0-9a-f]{32})", "", ""),
    YOUTUBE("https://(?:(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:[^#\\s]{1,200}&)?v=|shorts/|live/|embed/)|youtu\\.be/)([A-Za-z0-9_-]{11})(?:[?&#]\\S{0,300})?", "https://www.youtube-nocookie.com", "YouTube"),
    VIMEO("https://(?:www\\.)?vimeo\\.com/(?:video/)?([0-9]{6,12})(?:[/?#]\\S{0,300})?", "https://player.vimeo.com", "Vimeo");

    private final Pattern address;
    private final String origin, title;

    Player(String address, String origin, String title) {
        this.address = Pattern.compile(address);
        this.origin = origin;
        this.title = title;
    }

    /** What names a video at its player: 6 to 32 letters, digits, {@code _} and {@code -}. */
    public Optional<String> source(String typed) {
        var found = address.matcher(typed.strip());
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Where a viewer's browser gets it from; empty: from here. */
    public String origin() {
        return origin;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
