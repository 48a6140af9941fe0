package org.parley.room;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.parley.Portal;
import org.parley.Visitor;

/** A client of the room socket: sends frames, keeps all that come, waits for one with a deadline. */
public final class RoomClient implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final StringBuilder partial = new StringBuilder();
    private final List<JsonObject> frames = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private WebSocket socket;
    private boolean reading = true;
    private volatile boolean forgetful;
    private JsonObject welcome;

    private RoomClient() {}

    public static RoomClient join(Portal portal, String room, String guest) {
        return connect(Visitor.guest(portal, guest), room).hello();
    }

    public static RoomClient connect(Visitor visitor, String room) {
        return connect(visitor, room, visitor.portal.address("").toString());
    }

    public static RoomClient connect(Visitor visitor, String room, String origin) {
        var client = new RoomClient();
        try {
            client.socket = visitor.http.newWebSocketBuilder().header("Origin", origin).connectTimeout(PATIENCE)
                .buildAsync(visitor.portal.socket(room), client).get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) throw new Refused(refused.getResponse().statusCode());
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no connection to " + room, e);
        }
        return client;
    }

    /** The handshake was answered with this status. */
    public static final class Refused extends RuntimeException {
        public final int status;

        Refused(int status) {
            super("handshake answered with " + status);
            this.status = status;
        }
    }

    public RoomClient hello() {
        return hello(0);
    }

    public RoomClient hello(long after) {
        var frame = frame("hello");
        send(after > 0 ? frame.add("after", after) : frame);
        welcome = await("welcome");
        return this;
    }

    public JsonObject welcome() {
        return welcome;
    }

    public static JsonObjectBuilder frame(String type) {
        return Json.createObjectBuilder().add("type", type);
    }

    public RoomClient send(JsonObjectBuilder frame) {
        return sendText(frame.build().toString());
    }

    public RoomClient sendText(String text) {
        socket.sendText(text, true).orTimeout(15, TimeUnit.SECONDS).join();
        return this;
    }

    public RoomClient sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).orTimeout(15, TimeUnit.SECONDS).join();
        return this;
    }

    public RoomClient say(String id, String text) {
        return send(frame("say").add("id", id).add("text", text));
    }

    /** Says it and waits until it is stored; its place in the room. */
    public long sayAndWait(String id, String text) {
        say(id, text);
        return await("ack", frame -> frame.getString("id").equals(id)).getJsonNumber("seq").longValue();
    }

    public JsonObject await(String type) {
        return await(type, frame -> true);
    }

    /** The first frame of this type that fits, be it here already or still to come. */
    public JsonObject await(String type, Predicate<JsonObject> fits) {
        return awaitNth(type, 1, fits);
    }

    /** As {@link #await}, the nth of those since the beginning. */
    public JsonObject awaitNth(String type, int nth, Predicate<JsonObject> fits) {
        return awaitAny(frame -> frame.getString("type").equals(type) && fits.test(frame), type, nth);
    }

    /** Whether such a frame came before the connection ended. */
    public boolean awaitUnlessClosed(Predicate<JsonObject> fits) {
        awaitAny(fits, "such frame nor an end", 1, closed::isDone);
        synchronized (frames) {
            return frames.stream().anyMatch(fits);
        }
    }

    public JsonObject awaitAny(Predicate<JsonObject> fits) {
        return awaitAny(fits, "such frame", 1);
    }

    private JsonObject awaitAny(Predicate<JsonObject> fits, String what, int nth) {
        return awaitAny(fits, what, nth, () -> false);
    }

    private JsonObject awaitAny(Predicate<JsonObject> fits, String what, int nth, BooleanSupplier over) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (frames) {
            while (true) {
                int met = 0;
                for (var frame : frames) if (fits.test(frame) && ++met == nth) return frame;
                if (over.getAsBoolean()) return null;
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) throw new AssertionError("no " + what + " in " + PATIENCE + (closed.isDone() ? ", closed with " + closed.join() : "") + "; came: " + frames);
                try {
                    frames.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        }
    }

    public int awaitClose() {
        try {
            return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not closed; came: " + frames(), e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    public List<JsonObject> frames() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    public List<JsonObject> frames(String type) {
        return frames().stream().filter(frame -> frame.getString("type").equals(type)).toList();
    }

    /** Reads nothing more from now on, as a client does whose machine sleeps. */
    public RoomClient stopReading() {
        reading = false;
        return this;
    }

    /** Keeps only answers from now on: for crowds that hear much. */
    public RoomClient forgetful() {
        forgetful = true;
        return this;
    }

    public void leave() {
        send(frame("leave"));
    }

    /** Breaks the connection without a word. */
    public void tear() {
        socket.abort();
    }

    @Override public void close() {
        if (!socket.isOutputClosed()) socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(5, TimeUnit.SECONDS).exceptionally(e -> null).join();
        socket.abort();
    }

    @Override public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last && forgetful && !partial.substring(0, Math.min(40, partial.length())).contains("\"answer\"")) {
            partial.setLength(0);
        } else if (last) {
            JsonObject frame;
            try (var reader = Json.createReader(new StringReader(partial.toString()))) {
                frame = reader.readObject();
            }
            partial.setLength(0);
            synchronized (frames) {
                frames.add(frame);
                frames.notifyAll();
            }
        }
        if (reading) from.request(1);
        return null;
    }

    @Override public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        wake();
        return null;
    }

    @Override public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
        wake();
    }

    private void wake() {
        synchronized (frames) {
            frames.notifyAll();
        }
    }
}
