package org.parley.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.parley.photo.PhotoSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a picture from where a provider says it lies. The address that was checked is the one that is asked, so that a name cannot
 * point elsewhere in between; no redirects, no more bytes than an upload may have, no patience without end.
 */
@ApplicationScoped
class PictureFetch {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFetch.class);
    private static final int HEAD_MOST = 16_384;

    @Inject DoorSettings settings;
    @Inject PhotoSettings photos;

    /** Empty where nothing came that could be a picture. */
    Optional<byte[]> fetch(Door door, PictureAddress address) {
        try {
            var own = settings.get(door.name(), "pictures").filter(address.place()::equals).isPresent();
            if (address.port() != 443 && !own) return Optional.empty();
            var place = InetAddress.getByName(address.host());
            if (!own && !PublicAddress.is(place)) {
                LOG.warn("The door {} named a picture inside this network, which was not fetched", door.name());
                return Optional.empty();
            }
            return ask(address, place);
        } catch (IOException e) {
            LOG.info("A picture the door {} named could not be fetched: {}", door.name(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<byte[]> ask(PictureAddress address, InetAddress place) throws IOException {
        var deadline = System.nanoTime() + 4L * settings.timeoutMillis() * 1_000_000;
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(place, address.port()), settings.timeoutMillis());
            plain.setSoTimeout(settings.timeoutMillis());
            try (var socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, address.host(), address.port(), true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.getOutputStream().write(address.request().getBytes(StandardCharsets.US_ASCII));
                var in = new BufferedInputStream(socket.getInputStream());
                if (!head(in, deadline).matches("(?s)HTTP/1\\.[01] 200\\b.*")) return Optional.empty();
                var picture = read(in, photos.bytesMost(), deadline);
                return picture.length == 0 ? Optional.empty() : Optional.of(picture);
            }
        }
    }

    private static String head(InputStream in, long deadline) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var one = in.read();
            if (one < 0 || head.length() > HEAD_MOST || System.nanoTime() > deadline) throw new IOException("no answer of HTTP");
            head.append((char) one);
        }
        return head.toString();
    }

    private static byte[] read(InputStream in, int most, long deadline) throws IOException {
        var read = new ByteArrayOutputStream();
        var portion = new byte[8192];
        for (int many = in.read(portion); many >= 0; many = in.read(portion)) {
            read.write(portion, 0, many);
            if (read.size() > most || System.nanoTime() > deadline) throw new IOException("too large or too slow");
        }
        return read.toByteArray();
    }
}
