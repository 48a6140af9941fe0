package org.parley.together;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings {@code parley.together.*}. */
@Dependent
public class TogetherSettings {
    @Inject @ConfigProperty(name = "parley.together.players") Optional<List<String>> players;
    @Inject @ConfigProperty(name = "parley.together.video-bytes-most") long videoMost;
    @Inject @ConfigProperty(name = "parley.together.room-bytes-most") long roomMost;

    /** Players of other sites that may be used. @throws IllegalStateException for a word that is none */
    public Set<Player> players() {
        var found = EnumSet.noneOf(Player.class);
        for (var word : players.orElse(List.of())) {
            if (word.isBlank()) continue;
            found.add(Arrays.stream(Player.values()).filter(one -> one != Player.FILE && one.word().equals(word.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalStateException("parley.together.players: \"" + word + "\" is none of youtube, vimeo")));
        }
        return found;
    }

    /** Largest video, in bytes. */
    public long videoMost() {
        return videoMost;
    }

    /** All files of a room, in bytes. */
    public long roomMost() {
        return roomMost;
    }
}
