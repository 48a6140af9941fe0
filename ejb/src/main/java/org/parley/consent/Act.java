package org.parley.consent;

import java.util.Optional;

/** What a person decided, as the ledger keeps it. */
public enum Act {
    GIVEN, REFUSED, WITHDRAWN, OBJECTED, OBJECTION_LIFTED, RESTRICTED, RESTRICTION_LIFTED, DEACTIVATED, REACTIVATED, ACCEPTED, ERASED;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What it is about: of two acts about the same the later one counts. */
    String topic(Optional<Purpose> purpose, String document) {
        return switch (this) {
            case GIVEN, REFUSED, WITHDRAWN, OBJECTED, OBJECTION_LIFTED -> purpose.map(Purpose::name).orElse("");
            case RESTRICTED, RESTRICTION_LIFTED -> "restriction";
            case DEACTIVATED, REACTIVATED -> "activity";
            case ACCEPTED -> document;
            case ERASED -> "erasure";
        };
    }
}
