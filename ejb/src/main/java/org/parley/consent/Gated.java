package org.parley.consent;

/** What a boundary answers whose purpose a person has a say in: its result, or the refusal a page turns into a question (C4). */
public sealed interface Gated<T> {
    record Allowed<T>(T value) implements Gated<T> {}

    record Refused<T>(Purpose purpose, Refusal reason) implements Gated<T> {}

    static <T> Gated<T> allowed(T value) {
        return new Allowed<>(value);
    }
}
