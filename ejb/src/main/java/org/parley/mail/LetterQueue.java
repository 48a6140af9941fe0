package org.parley.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Queue;
import org.parley.consent.Purpose;

/**
 * Letters on their way: kept on disk, sent again when the mail server was away, with the purpose and the person in each, and no
 * address: that is looked up, and the person asked about, when it is delivered (C2).
 */
@Stateless
public class LetterQueue {
    static final String QUEUE = "java:/jms/queue/letters";

    @Inject JMSContext jms;
    @Resource(lookup = QUEUE) Queue queue;

    /** Tells every member of a new version of a document, in portions. @param document such as {@code terms/2} */
    public void announce(String document) {
        announce(document, 0);
    }

    public void announce(String document, long after) {
        send("announce", document, "", after);
    }

    public void tell(String subject, String letter, String document) {
        send(letter, document, subject, 0);
    }

    private void send(String letter, String document, String subject, long after) {
        try {
            MapMessage message = jms.createMapMessage();
            message.setStringProperty("purpose", Purpose.SERVICE_LETTERS.name());
            message.setStringProperty("subject", subject);
            message.setString("letter", letter);
            message.setString("document", document);
            message.setLong("after", after);
            jms.createProducer().send(queue, message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
