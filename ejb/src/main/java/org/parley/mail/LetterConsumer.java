package org.parley.mail;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;
import org.parley.account.Addressees;
import org.parley.consent.QueuedUse;
import org.parley.consent.Refusal;
import org.parley.privacy.DataSubject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers letters. Asks again whether the person may be written to, now (C2). What the mail server does not take is thrown, so
 * that it comes again later and ends in the dead-letter queue; a letter may therefore arrive twice, when the server stopped
 * between sending it and forgetting it, and says the same twice.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = LetterQueue.QUEUE),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")})
public class LetterConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(LetterConsumer.class);
    private static final int PORTION = 200;

    @Inject QueuedUse uses;
    @Inject Addressees addressees;
    @Inject LetterQueue queue;
    @Inject Postbox postbox;

    @Override public void onMessage(Message message) {
        String letter, document, subject;
        long after;
        Optional<Refusal> refusal;
        try {
            var map = (MapMessage) message;
            letter = map.getString("letter");
            document = map.getString("document");
            after = map.getLong("after");
            subject = map.getStringProperty("subject");
            refusal = uses.refusal(map.getStringProperty("purpose"), subject);
        } catch (JMSException | ClassCastException | IllegalArgumentException e) {
            LOG.warn("Dropped a message that is no letter", e);
            return;
        }
        if (letter.equals("announce")) announce(document, after);
        else if (refusal.isPresent()) LOG.info("A letter ({}) was not sent: {}", letter, refusal.get());
        else addressees.email(new DataSubject(subject)).ifPresent(email -> postbox.send(email, letter, "/archive/" + document.substring(0, document.indexOf('/'))));
    }

    private void announce(String document, long after) {
        var portion = addressees.after(after, PORTION);
        portion.forEach(account -> queue.tell(account.subject().key(), "document-changed", document));
        if (portion.size() == PORTION) queue.announce(document, portion.getLast().value());
    }
}
