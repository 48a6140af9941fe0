package org.parley.media;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;

/**
 * Tells all nodes what became of the media side. Each instance keeps its connection: one made for each event would cost more
 * than the event. Without transaction, so that an answer leaves at once.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MediaEvents {
    private static final long LIVES_MILLIS = 10_000;

    @Resource(lookup = "java:/ConnectionFactory") ConnectionFactory connections;
    @Resource(lookup = MediaProtocol.EVENTS) Topic topic;
    private JMSContext jms;
    private JMSProducer producer;

    @PostConstruct void connect() {
        jms = connections.createContext();
        producer = jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(LIVES_MILLIS);
    }

    @PreDestroy void disconnect() {
        jms.close();
    }

    public void tell(MediaEvent event) {
        producer.setProperty("room", event.room().value()).send(topic, MediaProtocol.encode(event));
    }
}
