package org.parley.billing;

import java.time.Instant;
import org.parley.account.AccountId;

/** A plan somebody has for a time. Of several at once the highest counts. */
public record HeldPlan(long id, AccountId account, Plan plan, Instant since, Instant until) {}
