package org.parley.door;

/** What came back from a provider. */
public sealed interface Answer {
    record Introduced(Introduction introduction) implements Answer {}
    /** The person did not want to. */
    record Declined() implements Answer {}
    /** Something is not as it has to be: forged, used up, too old, or a setting is wrong. */
    record Refused() implements Answer {}
    /** The provider does not answer. */
    record Down() implements Answer {}
}
