package org.parley.mail;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.parley.mail.LetterQueue.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays letters that failed for hours before staff, who send them again or discard them. Twice the same is two rows, of which one is discarded. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/letters-dead"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
public class DeadLetterConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterConsumer.class);

    @Inject Delivery delivery;
    @Inject Postbox postbox;

    @Override public void onMessage(Message message) {
        try {
            LetterQueue.read(message).ifPresent(order -> {
                LOG.error("A letter ({}) could not be sent for hours", order.letter().word());
                if (order instanceof Order.One one) delivery.keep(one.subject(), one.letter(), one.sealed(), postbox.problem());
            });
        } catch (JMSException | IllegalArgumentException e) {
            LOG.warn("Dropped a dead letter that is none", e);
        }
    }
}
