package org.parley.media;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;

/** Sends permitted commands to the media side, grouped by room. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class MediaControl {
    private static final long SECONDS = 10;

    @Inject JMSContext jms;
    @Resource(lookup = MediaProtocol.COMMANDS) Queue commands;

    public void send(MediaCommand command) {
        var message = jms.createTextMessage(MediaProtocol.encode(command));
        setGroup(message, command.room().toString());
        jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(SECONDS * 1000).send(commands, message);
    }

    private static void setGroup(jakarta.jms.TextMessage message, String room) {
        try {
            message.setStringProperty("JMSXGroupID", room);
        } catch (jakarta.jms.JMSException e) {
            throw new jakarta.jms.JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
