package org.parley.schema;

import jakarta.ejb.ApplicationException;

/** The database did not answer or refused; the transaction is undone. */
@ApplicationException(rollback = true)
public class NotStored extends RuntimeException {
    public NotStored(Throwable cause) {
        super(cause);
    }
}
