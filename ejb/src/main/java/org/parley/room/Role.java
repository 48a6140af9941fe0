package org.parley.room;

import static org.parley.room.Permission.ADMIT;
import static org.parley.room.Permission.ANNOUNCE;
import static org.parley.room.Permission.BAN;
import static org.parley.room.Permission.BREAKOUT;
import static org.parley.room.Permission.CAMERA;
import static org.parley.room.Permission.CLEAR;
import static org.parley.room.Permission.DEVICES;
import static org.parley.room.Permission.HAND;
import static org.parley.room.Permission.IMAGE;
import static org.parley.room.Permission.KICK;
import static org.parley.room.Permission.LINK;
import static org.parley.room.Permission.LOCK;
import static org.parley.room.Permission.PLAY;
import static org.parley.room.Permission.POLL;
import static org.parley.room.Permission.REACT;
import static org.parley.room.Permission.SAY;
import static org.parley.room.Permission.SCREEN;
import static org.parley.room.Permission.SLOW;
import static org.parley.room.Permission.STAGE;
import static org.parley.room.Permission.WHISPER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a person is in a room (R4), the highest first, and what each may do until the owner decides otherwise. */
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    MODERATOR(EnumSet.of(SAY, LINK, WHISPER, REACT, CAMERA, SCREEN, IMAGE, PLAY, HAND, DEVICES, KICK, BAN, CLEAR, SLOW, LOCK, ANNOUNCE, ADMIT, POLL, STAGE, BREAKOUT)),
    /** On stage where the room has one. */
    SPEAKER(EnumSet.of(SAY, LINK, WHISPER, REACT, CAMERA, SCREEN, IMAGE, PLAY, HAND)),
    MEMBER(EnumSet.of(SAY, LINK, WHISPER, REACT, CAMERA, SCREEN, IMAGE, HAND)),
    GUEST(EnumSet.of(SAY, LINK, WHISPER, REACT, CAMERA, SCREEN, HAND)),
    /** Sees and hears. */
    OBSERVER(EnumSet.noneOf(Permission.class));

    /** Whom an owner can make a member of the portal in a room. */
    public static final List<Role> GIVEN = List.of(MODERATOR, SPEAKER, MEMBER, OBSERVER);

    private final Set<Permission> usual;

    Role(Set<Permission> usual) {
        this.usual = usual;
    }

    Set<Permission> usual() {
        return Collections.unmodifiableSet(usual);
    }

    /** Nobody moderates somebody of the same rank or above. */
    public boolean isAbove(Role other) {
        return ordinal() < other.ordinal() && ordinal() <= MODERATOR.ordinal();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
