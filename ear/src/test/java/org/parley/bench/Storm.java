package org.parley.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.parley.Portal;
import org.parley.Visitor;

/** Many who were signed in before connect at the same time: TCP, handshake with the session's cookie, hello, welcome. */
final class Storm {
    private static final int AT_ONCE = 32, ROOM = 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Portal portal;
    private final List<String> rooms = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();

    Storm(Portal portal, int people, String stem) {
        this.portal = portal;
        var admin = Visitor.admin(portal);
        for (int i = 0; i < people; i++) {
            if (i % ROOM == 0) rooms.add(admin.openRoom(stem + i / ROOM, Map.of()));
            cookies.add(Visitor.guest(portal, stem + "-" + i).cookies());
        }
    }

    JsonObject blow() throws InterruptedException {
        var took = new Quantiles(cookies.size());
        var free = new Semaphore(AT_ONCE);
        var sockets = new ArrayList<WebSocket>();
        var cpu = new ServerCpu(portal);
        long start = System.nanoTime();
        for (int i = 0; i < cookies.size(); i++) {
            free.acquire();
            long begun = System.nanoTime();
            var greeted = new Greeted();
            HTTP.newWebSocketBuilder().header("Cookie", cookies.get(i)).header("Origin", portal.address("").toString())
                .buildAsync(portal.socket(rooms.get(i / ROOM)), greeted).whenComplete((socket, failed) -> {
                    if (failed != null) greeted.welcome.completeExceptionally(failed);
                    else synchronized (sockets) {
                        sockets.add(socket);
                    }
                });
            greeted.welcome.orTimeout(30, TimeUnit.SECONDS).whenComplete((welcome, failed) -> {
                if (failed == null) took.add(System.nanoTime() - begun);
                free.release();
            });
        }
        free.acquire(AT_ONCE);
        double seconds = (System.nanoTime() - start) / 1e9, used = cpu.seconds();
        sockets.forEach(WebSocket::abort);
        return Json.createObjectBuilder().add("bench", "join").add("people", cookies.size()).add("failed", cookies.size() - took.count())
            .add("at_once", AT_ONCE).add("joins_per_s", Math.round(took.count() / seconds)).add("joins_per_cpu_s", Math.round(took.count() / used))
            .add("ms", took.json()).build();
    }

    private static final class Greeted implements WebSocket.Listener {
        final CompletableFuture<Void> welcome = new CompletableFuture<>();
        private boolean seen;

        @Override public void onOpen(WebSocket socket) {
            socket.sendText("{\"type\":\"hello\",\"gathered\":true}", true);
            socket.request(1);
        }

        @Override public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (!seen && data.length() > 20 && data.subSequence(0, 17).toString().equals("{\"type\":\"welcome\"")) {
                seen = true;
                welcome.complete(null);
            }
            socket.request(1);
            return null;
        }

        @Override public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            welcome.completeExceptionally(new IllegalStateException(code + " " + reason));
            return null;
        }
    }
}
