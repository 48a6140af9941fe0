package org.parley.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.parley.Portal;

/** Many guests in one room over one HTTP client. Latencies count from the time a message was due, which is in its text and id. */
final class Crowd implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<Guest> guests = new ArrayList<>();
    final AtomicLong delivered = new AtomicLong(), acknowledged = new AtomicLong(), errors = new AtomicLong();
    private final long[] latencies = new long[4_000_000], acks = new long[200_000];

    Crowd(Portal portal, String room, int size, String stem) throws Exception {
        for (int n = 0; n < size; n++) guests.add(new Guest(portal, room, stem + n));
        for (var guest : guests) guest.welcome.get(30, TimeUnit.SECONDS);
    }

    /** Open loop: message i is due at i / rate whether or not anything answered. */
    void say(double perSecond, int seconds) throws InterruptedException {
        var start = System.nanoTime();
        var count = (int) (perSecond * seconds);
        for (int i = 0; i < count; i++) {
            var due = start + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) TimeUnit.NANOSECONDS.sleep(Math.max(1, due - System.nanoTime()));
            guests.get(i % guests.size()).say(due);
        }
    }

    /** Waits until all arrived, for ten seconds at most. */
    void drain(long expected) throws InterruptedException {
        for (int i = 0; i < 500 && delivered.get() < expected; i++) TimeUnit.MILLISECONDS.sleep(20);
    }

    double milliseconds(double quantile) {
        return quantile(latencies, delivered.get(), quantile);
    }

    double ackMilliseconds(double quantile) {
        return quantile(acks, acknowledged.get(), quantile);
    }

    private static double quantile(long[] all, long count, double quantile) {
        var sorted = Arrays.copyOf(all, (int) Math.min(count, all.length));
        Arrays.sort(sorted);
        return sorted.length == 0 ? -1 : Math.round(sorted[(int) (quantile * (sorted.length - 1))] / 10_000.0) / 100.0;
    }

    @Override public void close() {
        guests.forEach(guest -> guest.socket.abort());
    }

    final class Guest implements WebSocket.Listener {
        final CompletableFuture<Void> welcome = new CompletableFuture<>();
        private final WebSocket socket;
        private final StringBuilder frame = new StringBuilder();
        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

        Guest(Portal portal, String room, String name) throws IOException, InterruptedException {
            var body = Json.createObjectBuilder().add("guest", name).add("adult", true).add("terms", true).build().toString();
            var answer = HTTP.send(HttpRequest.newBuilder(portal.address("/api/session")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
            var cookies = answer.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
            socket = HTTP.newWebSocketBuilder().header("Cookie", cookies).buildAsync(portal.socket(room), this).join();
            socket.sendText("{\"type\":\"hello\",\"gathered\":true}", true).join();
        }

        void say(long due) {
            var text = "{\"type\":\"say\",\"id\":\"" + due + "\",\"text\":\"" + due + " " + "x".repeat(180) + "\"}";
            last = last.thenCompose(done -> socket.sendText(text, true));
        }

        @Override public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean end) {
            var now = System.nanoTime();
            frame.append(data);
            if (end) {
                frame(frame, now);
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void frame(StringBuilder text, long now) {
            if (starts(text, "{\"type\":\"said\"")) latencies[(int) Math.min(latencies.length - 1, delivered.getAndIncrement())] = now - number(text, "\"text\":\"");
            else if (starts(text, "{\"type\":\"ack\"")) acks[(int) Math.min(acks.length - 1, acknowledged.getAndIncrement())] = now - number(text, "\"id\":\"");
            else if (starts(text, "{\"type\":\"welcome\"")) welcome.complete(null);
            else if (starts(text, "{\"type\":\"error\"")) errors.incrementAndGet();
        }

        private static boolean starts(StringBuilder text, String with) {
            return text.length() > with.length() && text.substring(0, with.length()).equals(with);
        }

        private static long number(StringBuilder text, String after) {
            int from = text.indexOf(after) + after.length(), to = from;
            while (Character.isDigit(text.charAt(to))) to++;
            return Long.parseLong(text, from, to, 10);
        }
    }
}
