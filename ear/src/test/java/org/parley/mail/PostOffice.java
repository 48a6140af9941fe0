package org.parley.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An SMTP server that keeps the letters it is given. */
public final class PostOffice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final int port;
    private GreenMail server;

    /** A letter as its reader sees it. */
    public record Letter(String subject, String text) {
        public List<String> links() {
            return LINK.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
        }
    }

    public PostOffice() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        open();
    }

    /** What makes a portal send its letters through this server. */
    public Map<String, String> settings() {
        return Map.of("PARLEY_MAIL_SMTP_HOST", "127.0.0.1", "PARLEY_MAIL_SMTP_PORT", "" + port);
    }

    public void open() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @Override public void close() {
        server.stop();
    }

    /** The number-th letter to this address, once it is there. */
    public Letter await(String to, int number) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (letters(to).size() < number) {
            if (System.nanoTime() > deadline) throw new AssertionError("no letter " + number + " to " + to + " in " + PATIENCE);
            server.waitForIncomingEmail(200, server.getReceivedMessages().length + 1);
        }
        return letters(to).get(number - 1);
    }

    public List<Letter> letters(String to) {
        return Stream.of(server.getReceivedMessages()).filter(message -> isTo(message, to)).map(PostOffice::letter).toList();
    }

    private static boolean isTo(MimeMessage message, String to) {
        try {
            return Stream.of(message.getAllRecipients()).anyMatch(one -> one.toString().equals(to));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter letter(MimeMessage message) {
        try {
            return new Letter(message.getSubject(), message.getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
