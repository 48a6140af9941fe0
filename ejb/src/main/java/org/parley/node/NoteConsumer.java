package org.parley.node;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears the other nodes, one note after the other, so that what is stored in order arrives in order. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = Nodes.TOPIC),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
    @ActivationConfigProperty(propertyName = "acknowledgeMode", propertyValue = "Dups-ok-acknowledge"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NoteConsumer implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(NoteConsumer.class);

    @Inject Event<Note> notes;

    @Override public void onMessage(Message message) {
        try {
            if (Nodes.HERE.equals(message.getStringProperty(Nodes.FROM))) return;
            notes.fire(new Note(Note.Kind.valueOf(message.getStringProperty(Nodes.KIND)), message.getBody(byte[].class)));
        } catch (IllegalArgumentException | JMSException e) {
            LOG.error("A note from another node that cannot be read was dropped", e);
        } catch (RuntimeException e) {
            LOG.error("A note from another node could not be followed; what it tells is read from the database", e);
        }
    }
}
