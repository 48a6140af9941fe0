package org.parley.vault;

import jakarta.ejb.ApplicationException;

/** The vault cannot be opened, or what lies in it was tampered with. The message says what an operator can do. */
@ApplicationException(rollback = true)
public class VaultClosed extends RuntimeException {
    public VaultClosed(String message) {
        super(message);
    }

    public VaultClosed(String message, Throwable cause) {
        super(message, cause);
    }
}
