package org.parley.room;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role may do in a room (R4). The owner may do everything, always. */
public enum Permission {
    /** Write to all. */ SAY,
    /** Write addresses that become links. */ LINK,
    /** Write to one person. */ WHISPER,
    /** Answer a message by an emoji. */ REACT,
    /** Go on camera and microphone. */ CAMERA,
    /** Share the screen. */ SCREEN,
    /** Post pictures. */ IMAGE,
    /** Put videos on the playlist, and say what all watch. */ PLAY,
    /** Raise a hand. */ HAND,
    /** Switch somebody's microphone or camera off; on is never possible. */ DEVICES,
    /** Send somebody out. */ KICK,
    /** Keep somebody out, and forgive. */ BAN,
    /** Remove somebody's message. */ CLEAR,
    /** Set a pause between two messages of a person. */ SLOW,
    /** Let nobody new in. */ LOCK,
    /** Say something that stays on top. */ ANNOUNCE,
    /** Let people in who knock, and on camera who ask. */ ADMIT,
    /** Ask the room a question. */ POLL,
    /** Say who is on stage, and let people on it. */ STAGE,
    /** Send people into smaller rooms for a while, and bring them back. */ BREAKOUT,
    /** Change the room itself: its words, doors, roles and permissions. */ EDIT;

    /** Whether it is power over others: never a guest's or an observer's, since they cannot be held to it. */
    public boolean moderates() {
        return ordinal() >= DEVICES.ordinal();
    }

    /** Whether an owner may decide about it for a role. */
    public boolean isOpenTo(Role role) {
        if (role == Role.OWNER) return false;
        if (this == EDIT) return role == Role.MODERATOR;
        return !moderates() || role.ordinal() <= Role.MEMBER.ordinal();
    }

    /** As in the room protocol and the text keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Permission> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
