package org.parley.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands letters to the SMTP server of the settings; without one they go nowhere. */
@ApplicationScoped
class Postbox {
    @Inject @ConfigProperty(name = "parley.mail.smtp-host") Optional<String> host;
    @Inject @ConfigProperty(name = "parley.mail.smtp-port") int port;
    @Inject @ConfigProperty(name = "parley.mail.from") String from;
    @Inject @ConfigProperty(name = "parley.mail.portal") String portal;

    /** The server did not take it. */
    static class NotSent extends RuntimeException {
        NotSent(String letter, Throwable cause) {
            super("The mail server did not take a letter (" + letter + ")", cause);
        }
    }

    /**
     * @param letter beginning of its text keys
     * @param path   of the portal, for the one link in it
     * @throws NotSent where the server cannot be reached or refuses
     */
    void send(String to, String letter, String path) {
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
            message.setText(texts.getString(letter + ".text").replace("{link}", portal + path), "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            // what the server answers about an address names the address, which belongs into no log
            throw new NotSent(letter, e instanceof SendFailedException ? null : e);
        }
    }
}
