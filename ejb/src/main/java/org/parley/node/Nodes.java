package org.parley.node;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the other nodes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Nodes {
    static final String TOPIC = "java:/jms/topic/nodes", FROM = "node", KIND = "kind";
    static final String HERE = UUID.randomUUID().toString();
    private static final int MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    @Inject JMSContext jms;
    @Resource(lookup = TOPIC) Topic topic;

    /** To be called once what it tells of is stored. What cannot be told is found in the database by the others. */
    public void tell(Note note) {
        try {
            jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(MILLIS).setDisableMessageID(true)
                .setProperty(FROM, HERE).setProperty(KIND, note.kind().name()).send(topic, note.body());
        } catch (JMSRuntimeException e) {
            LOG.error("A note ({}) could not be sent to the other nodes, who find it a little later", note.kind(), e);
        }
    }
}
