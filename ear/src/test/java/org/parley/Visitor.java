package org.parley;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person at the portal without a browser: cookies, forms found by their labels, the session resource. */
public final class Visitor {
    public static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final Portal portal;
    private final CookieManager jar = new CookieManager();
    public final HttpClient http = HttpClient.newBuilder().cookieHandler(jar).connectTimeout(Duration.ofSeconds(10)).build();

    public Visitor(Portal portal) {
        this.portal = portal;
    }

    public static String unique(String stem) {
        return stem + Long.toString(ProcessHandle.current().pid() % 100_000, 36) + "-" + COUNT.incrementAndGet();
    }

    public static Visitor guest(Portal portal, String name) {
        var visitor = new Visitor(portal);
        var answer = visitor.postSession(Json.createObjectBuilder().add("guest", name).add("adult", true).add("terms", true).build());
        if (answer.statusCode() != 200) throw new AssertionError("guest " + name + ": " + answer.statusCode() + " " + answer.body());
        return visitor;
    }

    public static Visitor member(Portal portal, String name) {
        var visitor = new Visitor(portal);
        var answer = visitor.fill("/sign-up", "Create account", Map.of("Screen name", name, "E-mail", name + "@example.org",
            "Password", PASSWORD, "Date of birth", "1990-05-17", "I accept the terms", "true"));
        if (answer.statusCode() >= 400 || Jsoup.parse(answer.body()).selectFirst("[aria-invalid=true]") != null)
            throw new AssertionError("sign up " + name + ": " + answer.statusCode() + " " + Jsoup.parse(answer.body()).text());
        return visitor;
    }

    public static Visitor admin(Portal portal) {
        var visitor = new Visitor(portal);
        visitor.postSession(Json.createObjectBuilder().add("email", "admin").add("password", "an admin of tests").build());
        return visitor;
    }

    /** As the header {@code Cookie} carries them. */
    public String cookies() {
        return jar.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    /** As a restart of the server does: what is left is the token that brings the session back. */
    public Visitor losesItsSession() {
        var store = jar.getCookieStore();
        java.util.List.copyOf(store.getCookies()).stream().filter(cookie -> cookie.getName().equals("parley-session")).forEach(cookie -> store.remove(portal.address("/"), cookie));
        return this;
    }

    /** Opens a room by the form; the name it got. */
    public String openRoom(String name, Map<String, String> more) {
        var form = new LinkedHashMap<String, String>(more);
        form.put("Room name", name);
        form.put("Title", "Room " + name);
        var answer = fill("/rooms/new", "Open room", form);
        var location = answer.uri().getPath();
        if (!location.endsWith("/room/" + name)) throw new AssertionError("open " + name + " at " + location + ": " + answer.statusCode() + " " + Jsoup.parse(answer.body()).text());
        return name;
    }

    public HttpResponse<String> postSession(JsonObject body) {
        return send(HttpRequest.newBuilder(portal.address("/api/session")).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(portal.address(path)));
    }

    public JsonObject json(String path) {
        try (var reader = Json.createReader(new StringReader(get(path).body()))) {
            return reader.readObject();
        }
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fetches the page, fills its form by labels, presses the button and follows where it leads. */
    public HttpResponse<String> fill(String path, String button, Map<String, String> values) {
        return follow(submit(Jsoup.parse(get(path).body(), portal.address(path).toString()), button, values));
    }

    public HttpResponse<String> submit(Document page, String button, Map<String, String> values) {
        var press = page.select("button, input[type=submit]").stream()
            .filter(one -> (one.hasAttr("value") ? one.attr("value") : one.text()).equals(button) || one.text().equals(button)).findFirst()
            .orElseThrow(() -> new AssertionError("no button " + button + " on " + page.location() + ": " + page.text()));
        return press(page, press, values);
    }

    /** The page at this address. */
    public Document page(String path) {
        var answer = follow(get(path));
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** Presses the one button below what the selector finds, and follows where it leads. */
    public Document press(String path, String selector) {
        var page = page(path);
        var button = page.selectFirst(selector);
        if (button == null) throw new AssertionError("nothing like " + selector + " on " + path + ": " + page.text());
        var answer = follow(press(page, button, Map.of()));
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    /** As {@link #submit}, with values by the names of fields where a label stands more than once. */
    public HttpResponse<String> submitNamed(Document page, String button, Map<String, String> byName) {
        var press = page.select("input[type=submit]").stream().filter(one -> one.attr("value").equals(button)).findFirst().orElseThrow(() -> new AssertionError("no button " + button));
        return send(page, press, byName, Map.of());
    }

    private HttpResponse<String> press(Document page, Element press, Map<String, String> values) {
        return send(page, press, Map.of(), values);
    }

    private HttpResponse<String> send(Document page, Element press, Map<String, String> byName, Map<String, String> values) {
        Element form = press.closest("form");
        var fields = new LinkedHashMap<String, List<String>>();
        for (var input : form.select("input[name], select[name], textarea[name]")) {
            if (input.attr("type").equals("submit") || input.attr("type").equals("checkbox") && !input.hasAttr("checked")) continue;
            var chosen = input.selectFirst("option[selected]");
            var typed = input.attr("type").equals("checkbox") && input.val().isEmpty() ? "on" : input.val(); // as a browser sends it
            fields.computeIfAbsent(input.attr("name"), name -> new ArrayList<>()).add(chosen == null ? typed : chosen.val());
        }
        byName.forEach((name, value) -> fields.put(name, List.of(value)));
        values.forEach((label, value) -> fields.put(labelled(page, label).attr("name"), List.of(value)));
        if (press.hasAttr("name")) fields.put(press.attr("name"), List.of(press.val()));
        var body = fields.entrySet().stream().flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value))).collect(Collectors.joining("&"));
        var action = URI.create(page.location()).resolve(form.attr("action"));
        return send(HttpRequest.newBuilder(action).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", portal.address("").toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> follow(HttpResponse<String> answer) {
        for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 5; hops++)
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow())));
        return answer;
    }

    private static Element labelled(Document page, String label) {
        var found = page.select("label").stream().filter(one -> one.text().strip().startsWith(label)).findFirst()
            .orElseThrow(() -> new AssertionError("no label " + label + " on " + page.location()));
        var field = found.hasAttr("for") ? page.getElementById(found.attr("for")) : found.selectFirst("input, select, textarea");
        if (field == null) throw new AssertionError("label " + label + " belongs to no field");
        return field.hasAttr("name") ? field : field.selectFirst("[name]");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
