package org.parley.billing;

import java.time.Instant;
import org.parley.money.Money;

/**
 * What is owed for having a plan in a time.
 *
 * @param amount never less than nothing
 * @param number of the charge in its subscription, from 1 without gaps: with it a charge is told from its own repetition
 */
public record Charge(Kind kind, int number, Plan plan, Instant from, Instant to, Money amount) {
    public enum Kind {
        /** A whole period. */
        PERIOD,
        /** What a higher plan costs more for the rest of a period. */
        UPGRADE
    }

    public Charge {
        if (amount.isNegative()) throw new IllegalArgumentException("a charge of " + amount);
        if (!to.isAfter(from)) throw new IllegalArgumentException("a charge for no time");
    }
}
