package org.parley.media;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/**
 * Sends permitted commands to the media side, grouped by room. What uses a person's picture or sound carries the purpose and
 * the person with it, so that it is asked again where it is delivered (C2); what ends a use goes always.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class MediaControl {
    private static final long SECONDS = 10;

    @Inject JMSContext jms;
    @Resource(lookup = MediaProtocol.COMMANDS) Queue commands;

    /** @throws org.parley.consent.PurposeRefused where the person's picture and sound may not be carried now */
    @Processes(Purpose.MEDIA)
    public void ask(MediaCommand command, Person by) {
        send(command, by.key());
    }

    @Processes(value = Purpose.MEDIA, of = Whose.FOUND_INSIDE)
    public void end(MediaCommand command) {
        send(command, "");
    }

    private void send(MediaCommand command, String subject) {
        var message = jms.createTextMessage(MediaProtocol.encode(command));
        label(message, command.room().toString(), subject);
        jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(SECONDS * 1000).send(commands, message);
    }

    private static void label(jakarta.jms.TextMessage message, String room, String subject) {
        try {
            message.setStringProperty("JMSXGroupID", room);
            message.setStringProperty(MediaProtocol.PURPOSE, Purpose.MEDIA.name());
            message.setStringProperty(MediaProtocol.SUBJECT, subject);
        } catch (jakarta.jms.JMSException e) {
            throw new jakarta.jms.JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
