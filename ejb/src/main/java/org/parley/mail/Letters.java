package org.parley.mail;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.parley.account.AccountId;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters a person waits for now, sent in the background. Whether the person may be written to is asked when the letter is sent,
 * not when it was ordered (C2). They carry a secret link, so they are kept in no queue: the person can have them sent again.
 */
@Stateless
@Asynchronous
@Processes(Purpose.SERVICE_LETTERS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    @Inject Postbox postbox;

    public void verification(AccountId who, String to, String token) {
        send(to, "verification", "/verify?token=" + token);
    }

    /** To someone who signs up again: the page says the same as for a new address. */
    public void alreadyKnown(AccountId who, String to) {
        send(to, "already-known", "/sign-in");
    }

    private void send(String to, String letter, String path) {
        try {
            postbox.send(to, letter, path);
        } catch (Postbox.NotSent e) {
            LOG.error("A letter could not be sent", e);
        }
    }
}
