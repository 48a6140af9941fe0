package org.parley.door;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.parley.SelfSigned;

/** Where a provider keeps pictures: by HTTPS, at an address of this machine that the operator allows. */
final class Gallery {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final SelfSigned certificate = SelfSigned.of("localhost");
    private final HttpsServer server;

    Gallery() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            show("/portrait", 200, portrait());
            show("/words", 200, "no picture".getBytes());
            show("/large", 200, new byte[11 << 20]);
            show("/moved", 302, portrait());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            asked.add(path);
            exchange.getResponseHeaders().add("Location", "/portrait");
            exchange.sendResponseHeaders(status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private static byte[] portrait() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    /** The last door is not allowed to name pictures here. */
    Map<String, String> settings() {
        return Map.of("PARLEY_DOORS_ACME_PICTURES", "localhost:" + server.getAddress().getPort(),
            "PARLEY_JAVA_OPTIONS", "-Djavax.net.ssl.trustStore=" + certificate.keys() + " -Djavax.net.ssl.trustStorePassword=" + SelfSigned.PASSWORD);
    }

    String address(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }
}
