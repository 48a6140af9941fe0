package org.parley.profile;

/**
 * A field of a profile as it is kept.
 *
 * @param discoverable whether members find the person by it; only what members see can be
 */
public record Told(ProfileField field, String text, Audience audience, boolean discoverable) {
    public Told {
        if (discoverable && !(field.canBeSearched() && (field == ProfileField.NAME || audience.includes(Audience.MEMBERS))))
            throw new IllegalArgumentException("searched");
    }

    /** Nothing told, nobody sees it. */
    static Told nothing(ProfileField field) {
        return new Told(field, "", Audience.NOBODY, false);
    }

    /** Other words, for the same people. */
    public Told with(String other) {
        return new Told(field, other, audience, discoverable);
    }

    public Told without() {
        return nothing(field);
    }

    boolean isStored() {
        return switch (field) {
            case NAME -> discoverable;
            case PHOTOS -> audience != Audience.NOBODY;
            default -> !text.isEmpty();
        };
    }
}
