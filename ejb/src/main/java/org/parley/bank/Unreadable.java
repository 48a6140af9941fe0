package org.parley.bank;

import org.parley.bank.StatementFile.Reason;

/** Carries a refusal out of the depth of a file; nobody outside sees it. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient StatementFile.Refused refusal;

    Unreadable(Reason reason, String element, int line) {
        super(reason + " " + element, null, false, false);
        refusal = new StatementFile.Refused(reason, element, line);
    }
}
