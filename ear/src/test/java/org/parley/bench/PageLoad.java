package org.parley.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Visitor;

/** How long pages take at 70 % of the rate the server holds, and what a room page makes a browser fetch. */
final class PageLoad {
    private static final int SECONDS = 8, AT_ONCE = 4, MOST_WAITING = 200;
    private static final double LOAD = 0.7;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Portal portal;
    private final String room;
    private final Visitor guest;

    PageLoad(Portal portal) {
        this.portal = portal;
        room = Visitor.admin(portal).openRoom("bench-pages", Map.of());
        guest = Visitor.guest(portal, "bench-pages-guest");
    }

    JsonObject page(String name) throws InterruptedException {
        var path = switch (name) {
            case "sign-in" -> "/sign-in";
            case "directory" -> "/";
            default -> "/room/" + room;
        };
        var request = HttpRequest.newBuilder(portal.address(path)).header("Accept-Encoding", "gzip");
        if (name.equals("room")) request.header("Cookie", guest.cookies());
        most(request.build());
        double most = most(request.build());
        var took = new Quantiles(1_000_000);
        var failed = new AtomicLong();
        var waiting = new Semaphore(MOST_WAITING);
        long start = System.nanoTime();
        int count = (int) (most * LOAD * SECONDS);
        for (int i = 0; i < count; i++) {
            long due = start + (long) (i / (most * LOAD) * 1e9);
            LockSupport.parkNanos(due - System.nanoTime());
            waiting.acquire();
            HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding()).whenComplete((answer, fault) -> {
                if (fault == null && answer.statusCode() == 200) took.add(System.nanoTime() - due);
                else failed.incrementAndGet();
                waiting.release();
            });
        }
        waiting.acquire(MOST_WAITING);
        return Json.createObjectBuilder().add("bench", "pages").add("page", name).add("most_per_s", Math.round(most))
            .add("load_per_s", Math.round(most * LOAD)).add("failed", failed.get()).add("ms", took.json()).build();
    }

    /** Requests a second with a few always under way. */
    private double most(HttpRequest request) throws InterruptedException {
        var free = new Semaphore(AT_ONCE);
        long start = System.nanoTime(), end = start + TimeUnit.SECONDS.toNanos(SECONDS);
        int done = 0;
        for (; System.nanoTime() < end; done++) {
            free.acquire();
            HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, fault) -> free.release());
        }
        free.acquire(AT_ONCE);
        return done / ((System.nanoTime() - start) / 1e9);
    }

    /** What a browser with an empty cache fetches for the room page. */
    JsonObject roomPage() {
        try (var browser = new Browser()) {
            var window = browser.open(portal);
            for (var cookie : guest.cookies().split("; ")) {
                var parts = cookie.split("=", 2);
                window.context().addCookies(java.util.List.of(new com.microsoft.playwright.options.Cookie(parts[0], parts[1]).setUrl(portal.address("").toString())));
            }
            window.page().navigate("/room/" + room);
            window.page().getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).waitFor();
            var counted = (java.util.List<?>) window.page().evaluate("""
                () => { const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                        return [all.length, all.reduce((sum, one) => sum + one.transferSize, 0)]; }""");
            return Json.createObjectBuilder().add("bench", "pages").add("page", "room").add("requests", ((Number) counted.get(0)).intValue())
                .add("bytes", ((Number) counted.get(1)).longValue()).build();
        }
    }
}
