package org.parley.media;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

/** Tells all nodes what became of the media side. A bean of its own, so that engine threads find a transaction around it. */
@Stateless
public class MediaEvents {
    private static final long LIVES_MILLIS = 10_000;

    @Inject @JMSConnectionFactory("java:/ConnectionFactory") JMSContext jms;
    @Resource(lookup = MediaProtocol.EVENTS) Topic topic;

    public void tell(MediaEvent event) {
        jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(LIVES_MILLIS)
            .setProperty("room", event.room().value()).send(topic, MediaProtocol.encode(event));
    }
}
