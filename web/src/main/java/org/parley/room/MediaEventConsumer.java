package org.parley.room;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.parley.media.MediaProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what the media side tells to the room it concerns. A repeated event repeats an answer at most, which browsers ignore. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = MediaProtocol.EVENTS),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
public class MediaEventConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(MediaEventConsumer.class);

    @Inject LiveRooms rooms;

    @Override public void onMessage(Message message) {
        try {
            rooms.heard(MediaProtocol.event(message.getBody(String.class)));
        } catch (IllegalArgumentException | JMSException e) {
            LOG.error("A media event that cannot be read was dropped", e);
        }
    }
}
