package org.parley.room;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.parley.Visitor;

/** The room socket by hand, for bytes that no WebSocket library would send. */
final class RawSocket implements AutoCloseable {
    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawSocket(Visitor visitor, String room) throws IOException {
        var address = visitor.portal.address("/live/" + room);
        socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()), 5000);
        socket.setSoTimeout(15_000);
        in = new DataInputStream(socket.getInputStream());
        var cookies = ((CookieManager) visitor.http.cookieHandler().orElseThrow()).getCookieStore().get(address).stream()
            .map(cookie -> cookie.getName() + '=' + cookie.getValue()).collect(Collectors.joining("; "));
        send(("GET /live/" + room + " HTTP/1.1\r\nHost: localhost:" + address.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nCookie: " + cookies
            + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) head.append((char) in.readUnsignedByte());
        if (!head.toString().startsWith("HTTP/1.1 101")) throw new IOException(head.toString());
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // the server has closed already, which awaitEnd tells
        }
    }

    /** A masked frame as a browser sends it. @param first opcode and flags */
    void frame(int first, byte[] payload) {
        var frame = new byte[8 + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (payload.length >> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length); // masked with zeros
        send(frame);
    }

    /** @return the close code; 1006 where the connection just ended */
    int awaitEnd(String of) {
        try {
            while (true) {
                int first = in.readUnsignedByte(), length = in.readUnsignedByte() & 127;
                if (length == 126) length = in.readUnsignedShort();
                var payload = in.readNBytes(length);
                if ((first & 15) == 8) return payload.length < 2 ? 1005 : (payload[0] & 255) << 8 | payload[1] & 255;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("not closed: " + of, e);
        } catch (IOException e) {
            return 1006;
        }
    }

    @Override public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
