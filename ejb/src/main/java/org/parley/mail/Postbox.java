package org.parley.mail;

import jakarta.ejb.ApplicationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Hands letters to the SMTP server of the settings. */
@ApplicationScoped
class Postbox {
    private static final String NAME = "Parley";

    @Inject MailSettings settings;
    @Inject Clock clock;

    /** The server did not take it now. */
    @ApplicationException
    static class NotSent extends RuntimeException {
        NotSent(Throwable cause) {
            super("The mail server did not take a letter", cause);
        }

        String why() {
            return getCause() == null ? "put off" : getCause().getMessage();
        }
    }

    /** Why the server took nothing the last time, as far as it concerns every letter alike. */
    private volatile Kept problem = Kept.NOT_TAKEN;

    Kept problem() {
        return problem;
    }

    boolean isOpen() {
        return settings.isOpen();
    }

    /**
     * @return false where the server will never take it for this address
     * @throws NotSent where the server cannot be reached or puts it off
     */
    boolean send(String to, LetterText.Written letter) {
        InternetAddress reader;
        try {
            reader = new InternetAddress(to, true);
        } catch (AddressException e) {
            return false;
        }
        try {
            Transport.send(message(reader, letter));
            problem = Kept.NOT_TAKEN;
            return true;
        } catch (SendFailedException e) {
            // what the server answers about an address names the address, which belongs into no log
            if (addresses(e.getInvalidAddresses()) > 0) return false;
            throw new NotSent(null);
        } catch (MessagingException | UnsupportedEncodingException e) {
            problem = problem(e);
            throw new NotSent(e);
        }
    }

    private static Kept problem(Exception failure) {
        if (failure instanceof AuthenticationFailedException) return Kept.NOT_LET_IN;
        var tls = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause).anyMatch(cause -> cause instanceof SSLException || ("" + cause.getMessage()).startsWith("STARTTLS is required"));
        return tls ? Kept.NOT_SAFE : Kept.NOT_TAKEN;
    }

    private static int addresses(Address[] found) {
        return found == null ? 0 : found.length;
    }

    private MimeMessage message(InternetAddress to, LetterText.Written letter) throws MessagingException, UnsupportedEncodingException {
        var id = '<' + letter.number().value() + '@' + settings.portalHost() + '>';
        var message = new MimeMessage(session()) {
            @Override protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(new InternetAddress(settings.from(), true).getAddress(), NAME, "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setContentLanguage(new String[] {letter.language().word()});
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers
        if (letter.unsubscribe().isPresent()) {
            message.setHeader("List-Unsubscribe", '<' + letter.unsubscribe().get() + '>');
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(letter.text(), "plain"));
        parts.addBodyPart(part(letter.html(), "html"));
        message.setContent(parts);
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private Session session() {
        return settings.user().map(user -> Session.getInstance(settings.session(), new Authenticator() {
            @Override protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, settings.password());
            }
        })).orElseGet(() -> Session.getInstance(settings.session()));
    }
}
