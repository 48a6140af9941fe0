package org.parley.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.Portal;
import org.parley.Visitor;

/** An SMTP server that keeps the letters it is given. */
public final class PostOffice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private static final Pattern NUMBER = Pattern.compile("(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}");
    private static PostOffice shared;
    private static Portal portal;

    private final int port;
    private GreenMail server;

    /** A letter as its reader sees it. @param text and @param html its two parts */
    public record Letter(String subject, String text, String html, MimeMessage message) {
        /** Those of its words, not those below the line that stands in every letter. */
        public List<String> links() {
            return LINK.matcher(text.split("\\n-- \\n")[0]).results().map(java.util.regex.MatchResult::group).toList();
        }

        public String number() {
            return NUMBER.matcher(text).results().map(java.util.regex.MatchResult::group).findFirst().orElseThrow();
        }

        /** Empty where there is none. */
        public String header(String name) {
            try {
                return message.getHeader(name) == null ? "" : MimeUtility.unfold(message.getHeader(name, null));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** One for all tests of this JVM, with one portal that sends its letters through it and gives each up after seconds. */
    public static synchronized PostOffice shared() {
        if (shared == null) shared = new PostOffice();
        return shared;
    }

    public static synchronized Portal portal() {
        if (portal == null) {
            var settings = new HashMap<>(shared().settings());
            settings.put("PARLEY_MAIL_ATTEMPTS", "4");
            settings.put("PARLEY_MAIL_RETRY_MILLIS", "500");
            portal = new Portal(Portal.Database.POSTGRESQL, settings).start();
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        }
        return portal;
    }

    /** Someone who signed up at {@link #portal()} with {@code name@example.org}, followed the link and signed in. */
    public static Visitor member(String name) {
        var visitor = new Visitor(portal());
        var email = name + "@example.org";
        visitor.fill("/sign-up", "Create account", Map.of("Screen name", name, "E-mail", email, "Password", Visitor.PASSWORD, "Date of birth", "1990-05-17", "I accept the terms", "true"));
        visitor.get(path(shared().await(email, 1).links().getFirst()));
        var answer = visitor.postSession(Json.createObjectBuilder().add("email", email).add("password", Visitor.PASSWORD).build());
        if (answer.statusCode() != 200) throw new AssertionError("sign in " + name + ": " + answer.statusCode() + " " + answer.body());
        return visitor;
    }

    /** Of a link into the portal, what follows its address. */
    public static String path(String link) {
        return link.substring(portal().address("").toString().length());
    }

    public PostOffice() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return await(to, letters -> letters.skip(number - 1).findFirst(), "letter " + number);
    }

    /** The first letter of this subject to this address, once it is there. */
    public Letter await(String to, String subject) {
        return await(to, letters -> letters.filter(letter -> letter.subject().equals(subject)).findFirst(), "letter " + subject);
    }

    private Letter await(String to, Function<Stream<Letter>, Optional<Letter>> which, String words) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var found = which.apply(letters(to).stream());
            if (found.isPresent()) return found.get();
            if (System.nanoTime() > deadline) throw new AssertionError("no " + words + " to " + to + " in " + PATIENCE);
            server.waitForIncomingEmail(200, server.getReceivedMessages().length + 1);
        }
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
            var parts = (MimeMultipart) message.getContent();
            return new Letter(message.getSubject(), part(parts, 0), part(parts, 1), message);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(MimeMultipart parts, int number) throws MessagingException, IOException {
        return parts.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
    }
}
