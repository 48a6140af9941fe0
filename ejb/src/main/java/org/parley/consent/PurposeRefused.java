package org.parley.consent;

import jakarta.ejb.ApplicationException;

/** A boundary did not run, because its purpose has no ground for this person now. Nothing was read or changed. */
@ApplicationException(rollback = true, inherited = true)
public class PurposeRefused extends RuntimeException {
    private final transient Purpose purpose;
    private final Refusal refusal;

    public PurposeRefused(Purpose purpose, Refusal refusal) {
        super(purpose + ": " + refusal, null, false, false);
        this.purpose = purpose;
        this.refusal = refusal;
    }

    public Purpose purpose() {
        return purpose;
    }

    public Refusal refusal() {
        return refusal;
    }
}
