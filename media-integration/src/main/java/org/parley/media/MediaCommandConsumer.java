package org.parley.media;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what rooms ask of the media side. The queue groups by room, so one room's commands come one after the other and
 * different rooms' at the same time.
 *
 * <p>Each may run twice, when the server stops between the work and the acknowledgement: a second publish or subscribe
 * replaces the first, the others find nothing left to do. No transaction: what a media server did cannot be rolled back.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = MediaProtocol.COMMANDS),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Auto-acknowledge")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MediaCommandConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(MediaCommandConsumer.class);

    @Inject MediaSide media;

    @Override public void onMessage(Message message) {
        MediaCommand command;
        try {
            command = MediaProtocol.command(message.getBody(String.class));
        } catch (JMSException | IllegalArgumentException e) {
            LOG.warn("Dropped a message that is no media command", e);
            return;
        }
        media.handle(command);
    }
}
