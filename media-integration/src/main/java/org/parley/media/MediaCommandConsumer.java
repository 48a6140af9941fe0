package org.parley.media;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;
import org.parley.consent.QueuedUse;
import org.parley.consent.Refusal;
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
    @Inject MediaEvents events;
    @Inject QueuedUse uses;

    @Override public void onMessage(Message message) {
        MediaCommand command;
        Optional<Refusal> refusal;
        try {
            command = MediaProtocol.command(message.getBody(String.class));
            refusal = uses.refusal(message.getStringProperty(MediaProtocol.PURPOSE), message.getStringProperty(MediaProtocol.SUBJECT));
        } catch (JMSException | IllegalArgumentException e) {
            LOG.warn("Dropped a message that is no media command", e);
            return;
        }
        if (refusal.isEmpty()) media.handle(command);
        else refused(command, refusal.get());
    }

    /** The ground was lost while the command was under way (C2). */
    private void refused(MediaCommand command, Refusal reason) {
        switch (command) {
            case MediaCommand.Publish publish -> tell(command, publish.stream(), Leg.PUBLISH, reason);
            case MediaCommand.Subscribe subscribe -> tell(command, subscribe.stream(), Leg.SUBSCRIBE, reason);
            case MediaCommand.AddCandidate add -> LOG.debug("A candidate was dropped: {}", reason);
            case MediaCommand.Unpublish end -> media.handle(end);
            case MediaCommand.Unsubscribe end -> media.handle(end);
            case MediaCommand.Leave end -> media.handle(end);
        }
    }

    private void tell(MediaCommand command, StreamId stream, Leg leg, Refusal reason) {
        events.tell(new MediaEvent.Refused(command.room(), command.by(), stream, leg, MediaEvent.Reason.NOT_ALLOWED, reason.word()));
    }
}
