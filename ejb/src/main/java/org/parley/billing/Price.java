package org.parley.billing;

import java.time.Instant;
import org.parley.money.Money;

/** What a plan costs a month, all taxes in it, from a moment on until another takes its place. */
public record Price(long id, Plan plan, Money amount, Instant since) {}
