package org.parley.mail;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.parley.account.AccountId;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters to people, sent in the background once SMTP is set. Without it none is sent. Whether the person may be written to is
 * asked when the letter is sent, not when it was ordered (C2).
 */
@Stateless
@Asynchronous
@Processes(Purpose.SERVICE_LETTERS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Letters {
    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    @Inject @ConfigProperty(name = "parley.mail.smtp-host") Optional<String> host;
    @Inject @ConfigProperty(name = "parley.mail.smtp-port") int port;
    @Inject @ConfigProperty(name = "parley.mail.from") String from;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;

    public void verification(AccountId who, String to, String token) {
        send(to, "verification", portal + "/verify?token=" + token);
    }

    /** To someone who signs up again: the page says the same as for a new address. */
    public void alreadyKnown(AccountId who, String to) {
        send(to, "already-known", portal + "/sign-in");
    }

    private void send(String to, String letter, String link) {
        if (host.filter(name -> !name.isBlank()).isEmpty()) return;
        var texts = ResourceBundle.getBundle("org.parley.mail.letters");
        var settings = new Properties();
        settings.put("mail.smtp.host", host.get());
        settings.put("mail.smtp.port", port);
        settings.put("mail.smtp.connectiontimeout", 5000);
        settings.put("mail.smtp.timeout", 10000);
        settings.put("mail.smtp.writetimeout", 10000);
        try {
            var message = new MimeMessage(Session.getInstance(settings));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            message.setSubject(texts.getString(letter + ".subject"), "UTF-8");
            message.setText(texts.getString(letter + ".text").replace("{link}", link), "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            LOG.error("A letter ({}) could not be sent through {}:{}", letter, host.get(), port, e);
        }
    }
}
