package org.parley.room;

import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.parley.web.JsonText;

/** The browser's end of a connection: takes every frame at once and keeps it. */
final class Listener {
    private final List<JsonObject> frames = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private Runnable whenTold = () -> { };
    final Connection connection = new Connection(session(), 1000, () -> { });

    private Session session() {
        var remote = (RemoteEndpoint.Async) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RemoteEndpoint.Async.class}, (self, method, given) -> {
            if (!method.getName().equals("sendText")) throw new UnsupportedOperationException(method.getName());
            frames.add(JsonText.object((String) given[0]));
            whenTold.run();
            ((SendHandler) given[1]).onResult(new SendResult());
            return null;
        });
        return (Session) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Session.class}, (self, method, given) -> switch (method.getName()) {
            case "getAsyncRemote" -> remote;
            case "close" -> closed.complete(((CloseReason) given[0]).getCloseCode().getCode());
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    List<JsonObject> frames(String type) {
        return frames.stream().filter(frame -> frame.getString("type").equals(type)).toList();
    }

    JsonObject last(String type) {
        var found = frames(type);
        if (found.isEmpty()) throw new AssertionError("no " + type + " came, but " + frames);
        return found.getLast();
    }

    /** What the client does in the moment a frame reaches it. */
    void whenTold(Runnable reaction) {
        whenTold = reaction;
    }

    void forget() {
        frames.clear();
    }

    List<JsonObject> all() {
        return List.copyOf(frames);
    }

    int closeCode() {
        return closed.orTimeout(5, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }
}
