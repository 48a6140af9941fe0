package org.parley.billing;

import java.util.Locale;

/** What a plan allows (B1), as numbers in a range, with what is usual for each plan. The operator may decide otherwise. */
public enum Entitlement {
    /** Cameras on at once in a room of this owner; the room's own limit holds too. */
    CAMERAS(0, 100, 12, 25, 50, 100),
    /** Lines of the picture one sends. The bit rate follows from it, and the media server holds to that. */
    PICTURE(180, 2160, 720, 1080, 1080, 1440),
    /** 1: rooms of this owner come before others in the directory, after featured ones. */
    BOOST(0, 1, 0, 0, 1, 1);

    private final int least, most;
    private final int[] usual;

    Entitlement(int least, int most, int... usual) {
        this.least = least;
        this.most = most;
        this.usual = usual;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public boolean isSwitch() {
        return most == 1;
    }

    public int usual(Plan plan) {
        return usual[plan.ordinal()];
    }

    public boolean takes(int amount) {
        return amount >= least && amount <= most;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
