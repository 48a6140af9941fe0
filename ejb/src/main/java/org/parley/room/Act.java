package org.parley.room;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a moderator does to a person in a room (R9), and the permission it needs. Each is written down and told to the person. */
public enum Act {
    /** Microphone off; the person may switch it on again. */ MUTE(Permission.DEVICES),
    /** Camera and screen off; the person may go on camera again. */ OFF(Permission.DEVICES),
    /** Out; may come back. */ KICK(Permission.KICK),
    /** Out, and not in again before it ends. */ BAN(Permission.BAN),
    /** A message removed. */ CLEAR(Permission.CLEAR);

    private final Permission permission;

    Act(Permission permission) {
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Act> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
