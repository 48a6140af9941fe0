package org.parley.billing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** From nothing to everything, in this order (B1). */
public enum Plan {
    FREE, PRO, EXTREME, GOLD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Plan> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    public boolean isFree() {
        return this == FREE;
    }
}
