package org.parley.account;

import jakarta.ejb.ApplicationException;

/** As many passwords as may wait are waiting to be hashed: nothing was checked, and trying again in a moment helps. */
@ApplicationException(rollback = true)
public class PasswordsBusy extends RuntimeException {
    PasswordsBusy() {
        super("too many passwords at once");
    }
}
