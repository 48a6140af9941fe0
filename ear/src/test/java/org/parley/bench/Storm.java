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
import java.util.concurrent.locks.LockSupport;
import org.parley.Portal;
import org.parley.Visitor;

/** Many who were signed in before connect at the same time: TCP, handshake with the session's cookie, hello, welcome. */
final class Storm {
    private static final int AT_ONCE = 32, ROOM = 100;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Portal portal;
    private final int room;
    private final List<String> rooms = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();

    Storm(Portal portal, int people, String stem) {
        this(portal, people, stem, ROOM);
    }

    Storm(Portal portal, int people, String stem, int room) {
        this.portal = portal;
        this.room = room;
        var admin = Visitor.admin(portal);
        for (int i = 0; i < people; i++) {
            if (i % room == 0) rooms.add(admin.openRoom(stem + i / room, Map.of("People at most", "" + Math.max(100, room))));
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
            var greeted = connect(i, sockets);
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

    private Greeted connect(int person, List<WebSocket> sockets) {
        var greeted = new Greeted();
        HTTP.newWebSocketBuilder().header("Cookie", cookies.get(person)).header("Origin", portal.address("").toString())
            .buildAsync(portal.socket(rooms.get(person / room)), greeted).whenComplete((socket, failed) -> {
                if (failed != null) greeted.welcome.completeExceptionally(failed);
                else synchronized (sockets) {
                    sockets.add(socket);
                }
            });
        return greeted;
    }

    /** All into one room, as many a second as are meant to come, whether the server keeps up or not. */
    JsonObject arrive(int perSecond) {
        var took = new Quantiles(cookies.size());
        var sockets = new ArrayList<WebSocket>();
        var all = new ArrayList<CompletableFuture<Void>>();
        var cpu = new ServerCpu(portal);
        long start = System.nanoTime();
        for (int i = 0; i < cookies.size(); i++) {
            long meant = start + i * 1_000_000_000L / perSecond;
            for (long left; (left = meant - System.nanoTime()) > 0; ) LockSupport.parkNanos(left);
            all.add(connect(i, sockets).welcome.orTimeout(30, TimeUnit.SECONDS).whenComplete((welcome, failed) -> {
                if (failed == null) took.add(System.nanoTime() - meant);
            }));
        }
        for (var one : all) one.exceptionally(failed -> null).join();
        double seconds = (System.nanoTime() - start) / 1e9, used = cpu.seconds();
        sockets.forEach(WebSocket::abort);
        return Json.createObjectBuilder().add("bench", "join_one_room").add("people", cookies.size()).add("failed", cookies.size() - took.count()).add("per_second", perSecond)
            .add("seconds", seconds).add("cpu_seconds", used).add("ms", took.json()).build();
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
