package org.parley.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.parley.SelfSigned;

/** An SMTP server as companies and providers run them: takes letters over TLS only, and from who knows its password. */
final class MailRelay implements AutoCloseable {
    static final String USER = "portal", PASSWORD = "of the portal";

    enum Tls { PLAIN, UPGRADE, IMPLICIT }

    static final SelfSigned CERTIFICATE = SelfSigned.of("localhost");
    final List<String> passwords = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<String> letters = new LinkedBlockingQueue<>();
    private final Tls tls;
    private final ServerSocket door;
    private volatile String password = PASSWORD;

    MailRelay(Tls tls) {
        this.tls = tls;
        try {
            door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    Map<String, String> settings() {
        var settings = new HashMap<>(Map.of("PARLEY_MAIL_SMTP_HOST", "localhost", "PARLEY_MAIL_SMTP_PORT", "" + port(), "PARLEY_MAIL_SMTP_CERTIFICATES", CERTIFICATE.pem().toString()));
        settings.putAll(Map.of("PARLEY_MAIL_SMTP_USER", USER, "PARLEY_MAIL_SMTP_PASSWORD", PASSWORD, "PARLEY_MAIL_SMTP_TLS", tls == Tls.IMPLICIT ? "implicit" : "required"));
        return settings;
    }

    void changePassword(String other) {
        password = other;
    }

    /** The next letter, as it travelled. */
    String await() {
        try {
            var letter = letters.poll(15, TimeUnit.SECONDS);
            if (letter == null) throw new AssertionError("no letter came");
            return letter;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofPlatform().daemon().start(() -> serve(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket caller) {
        try (var socket = tls == Tls.IMPLICIT ? secured(caller) : caller) {
            say(socket, "220 relay");
            talk(socket, tls != Tls.UPGRADE);
        } catch (IOException e) {
            // the caller went away, as one does that does not trust the certificate
        }
    }

    private SSLSocket secured(Socket socket) throws IOException {
        var secured = (SSLSocket) CERTIFICATE.context().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void talk(Socket socket, boolean ready) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var known = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.split(" ")[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" -> say(socket, "250-relay\r\n250 " + (ready ? "AUTH PLAIN" : "STARTTLS"));
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    talk(secured(socket), true);
                    return;
                }
                case "AUTH" -> {
                    var said = new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8).split("\0");
                    passwords.add(said[2]);
                    known = said[1].equals(USER) && said[2].equals(password);
                    say(socket, known ? "235 welcome" : "535 5.7.8 wrong name or password");
                }
                case "MAIL", "RCPT" -> say(socket, known ? "250 fine" : "530 5.7.0 sign in first");
                case "DATA" -> {
                    say(socket, "354 go on");
                    var letter = new StringBuilder();
                    for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) letter.append(text).append('\n');
                    letters.add(letter.toString());
                    say(socket, "250 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 good-bye");
                    return;
                }
                default -> say(socket, "250 fine");
            }
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
