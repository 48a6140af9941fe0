package org.parley.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;
import org.parley.consent.QueuedUse;
import org.parley.mail.LetterQueue.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers letters. Asks again whether the person may be written to, now (C2). What the mail server does not take is rolled back,
 * so that it comes again later and ends among the dead letters; a letter may therefore arrive twice, when the server stopped
 * between sending it and forgetting it, and says the same twice, under the same Message-ID.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = LetterQueue.QUEUE),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")})
public class LetterConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(LetterConsumer.class);

    @Resource MessageDrivenContext context;
    @Inject QueuedUse uses;
    @Inject Delivery delivery;

    @Override public void onMessage(Message message) {
        Optional<Order> order;
        try {
            order = LetterQueue.read(message);
        } catch (JMSException | IllegalArgumentException e) {
            LOG.warn("Dropped a message that is no letter", e);
            return;
        }
        switch (order.orElse(null)) {
            case null -> LOG.warn("Dropped a message that is no letter");
            case Order.All all -> delivery.toAll(all.letter(), all.values(), all.after());
            case Order.One one -> uses.refusal(one.letter().purpose().name(), one.subject().key()).ifPresentOrElse(
                refusal -> LOG.info("A letter ({}) was not sent: {}", one.letter().word(), refusal),
                () -> deliver(one));
        }
    }

    private void deliver(Order.One one) {
        try {
            delivery.deliver(one.subject(), one.letter(), one.sealed());
        } catch (Postbox.NotSent e) { // a line each time, where the container would write a page
            LOG.warn("A letter ({}) could not be sent now and comes again: {}", one.letter().word(), e.why());
            context.setRollbackOnly();
        }
    }
}
