package org.parley.media;

/** Which of a participant's connections to the media side is meant: the one that sends a stream or one that receives it. */
public enum Leg {
    PUBLISH, SUBSCRIBE;

    /** The word of the room socket and of JMS. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Leg of(String word) {
        for (var leg : values()) if (leg.word().equals(word)) return leg;
        throw new IllegalArgumentException("for: publish or subscribe");
    }
}
