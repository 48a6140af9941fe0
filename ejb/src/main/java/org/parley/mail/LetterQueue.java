package org.parley.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.parley.privacy.DataSubject;

/** Letters on their way: kept on disk, with the purpose and the person of each, and what is in them sealed. */
@Stateless
public class LetterQueue {
    static final String QUEUE = "java:/jms/queue/letters";
    private static final String VALUE = "value_";

    @Inject JMSContext jms;
    @Resource(lookup = QUEUE) Queue queue;

    /** What waits: a letter to one person, or one to all from the account after a number on. */
    sealed interface Order {
        Letter letter();
        record One(DataSubject subject, Letter letter, byte[] sealed) implements Order {}
        record All(Letter letter, Map<String, String> values, long after) implements Order {}
    }

    public void order(DataSubject subject, Letter letter, byte[] sealed) {
        send(letter, subject.key(), message -> message.setBytes("sealed", sealed));
    }

    public void orderForAll(Letter letter, Map<String, String> values, long after) {
        send(letter, "", message -> {
            message.setLong("after", after);
            for (var value : values.entrySet()) message.setString(VALUE + value.getKey(), value.getValue());
        });
    }

    private interface Filling {
        void fill(MapMessage message) throws JMSException;
    }

    private void send(Letter letter, String subject, Filling filling) {
        try {
            var message = jms.createMapMessage();
            message.setStringProperty("purpose", letter.purpose().name());
            message.setString("subject", subject); // no property: those stand in the log of a dead letter
            message.setString("letter", letter.word());
            filling.fill(message);
            jms.createProducer().send(queue, message);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** Empty for anything that is no letter, also one of a kind a later version knows. */
    static Optional<Order> read(Message message) throws JMSException {
        if (!(message instanceof MapMessage map)) return Optional.empty();
        var letter = Letter.of(map.getString("letter"));
        var subject = map.getString("subject");
        if (letter.isEmpty() || subject == null) return Optional.empty();
        if (!subject.isEmpty()) return Optional.ofNullable(map.getBytes("sealed")).map(sealed -> new Order.One(new DataSubject(subject), letter.get(), sealed));
        var values = new TreeMap<String, String>();
        for (var names = map.getMapNames(); names.hasMoreElements(); ) {
            var name = names.nextElement().toString();
            if (name.startsWith(VALUE)) values.put(name.substring(VALUE.length()), map.getString(name));
        }
        return Optional.of(new Order.All(letter.get(), values, map.getLong("after")));
    }
}
