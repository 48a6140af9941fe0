package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TogetherIT {
    private static final AtomicInteger ID = new AtomicInteger();
    private static final int PIECE = 512 << 10;

    @Parameter Portal.Database database;

    private Portal portal() {
        return Portal.shared(database);
    }

    private static JsonObject ask(RoomClient client, JsonObjectBuilder frame) {
        var id = "t" + ID.incrementAndGet();
        client.send(frame.add("id", id));
        return client.awaitAny(answer -> answer.containsKey("id") && answer.getString("id").equals(id));
    }

    private static JsonObjectBuilder poll(String question) {
        return frame("poll").add("question", question).add("choices", Json.createArrayBuilder().add("Tea").add("Coffee")).add("minutes", 5);
    }

    private static JsonObject answered(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private HttpResponse<String> files(Visitor visitor, String method, String path, byte[] body) {
        return visitor.send(HttpRequest.newBuilder(portal().address("/api/room-files/" + path)).header("Origin", portal().address("").toString()).method(method, BodyPublishers.ofByteArray(body)));
    }

    private static byte[] webm(int bytes) {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        System.arraycopy(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}, 0, content, 0, 4);
        return content;
    }

    private String upload(Visitor visitor, String room, byte[] content) {
        var id = answered(files(visitor, "POST", room + "/videos?bytes=" + content.length, new byte[0])).getString("id");
        for (int n = 0; n * PIECE < content.length; n++) {
            var piece = Arrays.copyOfRange(content, n * PIECE, Math.min(content.length, (n + 1) * PIECE));
            assertThat(files(visitor, "PUT", room + "/videos/" + id + '/' + n, piece).statusCode()).as("piece %d", n).isEqualTo(201);
        }
        assertThat(files(visitor, "POST", room + "/videos/" + id, new byte[0]).statusCode()).isEqualTo(201);
        return id;
    }

    @Test @DisplayName("R12 a file of somebody's is watched in step, in ranges, by those in the room only; it lies sealed and goes with its entry")
    void a_file_is_watched() throws IOException {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var ben = Visitor.member(portal(), Visitor.unique("Ben"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var content = webm(PIECE + 1000);
        try (var a = RoomClient.connect(anna, room).hello()) {
            var id = upload(anna, room, content);
            assertThat(files(ben, "GET", room + '/' + id, new byte[0]).statusCode()).as("not in the room").isEqualTo(404);
            assertThat(ask(a, frame("queue").add("address", "file:" + id).add("title", "Holidays")).getString("type")).isEqualTo("done");
            var video = a.await("together", one -> !one.getJsonArray("playlist").isEmpty()).getJsonArray("playlist").getJsonObject(0);
            assertThat(video.getString("title")).isEqualTo("Holidays");
            ask(a, frame("watch").add("video", video.getJsonNumber("video")).add("on", true).add("at", 30));
            try (var b = RoomClient.connect(ben, room).hello()) {
                var watch = b.await("together", one -> one.containsKey("watch")).getJsonObject("watch");
                assertThat(watch.getBoolean("on")).isTrue();
                assertThat(watch.getJsonNumber("at").doubleValue()).isBetween(30.0, 45.0);
                assertThat(ask(b, frame("watch").add("on", false)).getString("code")).as("a member does not steer").isEqualTo("not-allowed");
                assertThat(ask(b, frame("queue").add("address", "file:" + id)).getString("code")).isEqualTo("not-allowed");

                var range = ben.portal.address("/api/room-files/" + room + '/' + id);
                var part = ben.http.send(HttpRequest.newBuilder(range).header("Range", "bytes=" + (PIECE - 10) + '-' + (PIECE + 9)).build(), HttpResponse.BodyHandlers.ofByteArray());
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(part.headers().firstValue("Content-Range")).contains("bytes " + (PIECE - 10) + '-' + (PIECE + 9) + '/' + content.length);
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, PIECE - 10, PIECE + 10));
                assertThat(ben.http.send(HttpRequest.newBuilder(range).build(), HttpResponse.BodyHandlers.ofByteArray()).body()).isEqualTo(content);
                assertThat(ben.http.send(HttpRequest.newBuilder(range).header("Range", "bytes=" + content.length + "-").build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(416);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try (var found = Files.walk(portal().data())) {
                var sealed = found.filter(file -> file.getFileName().toString().startsWith(id)).toList();
                assertThat(sealed).hasSize(2);
                for (var file : sealed) assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as("P4").doesNotContain(new String(content, 100, 32, StandardCharsets.ISO_8859_1));
            }
            ask(a, frame("unqueue").add("video", video.getJsonNumber("video")));
            assertThat(a.awaitNth("together", 1, one -> one.getJsonArray("playlist").isEmpty()).containsKey("watch")).isFalse();
            assertThat(files(anna, "GET", room + '/' + id, new byte[0]).statusCode()).isEqualTo(404);
            try (var found = Files.walk(portal().data())) {
                assertThat(found.filter(file -> file.getFileName().toString().startsWith(id))).isEmpty();
            }
        }
    }

    @Test @DisplayName("R12 uploads that lie about their size or kind, or come from elsewhere, are refused and leave nothing")
    void bad_files() {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var ben = Visitor.member(portal(), Visitor.unique("Ben"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        try (var a = RoomClient.connect(anna, room).hello(); var b = RoomClient.connect(ben, room).hello()) {
            assertThat(answered(files(ben, "POST", room + "/videos?bytes=100", new byte[0])).getString("code")).isEqualTo("role");
            assertThat(files(anna, "POST", room + "/videos?bytes=99999999999", new byte[0]).statusCode()).isEqualTo(413);
            for (var size : new String[] {"0", "-1", "x", ""}) assertThat(files(anna, "POST", room + "/videos?bytes=" + size, new byte[0]).statusCode()).isEqualTo(413);
            var id = answered(files(anna, "POST", room + "/videos?bytes=" + (PIECE + 5), new byte[0])).getString("id");
            assertThat(answered(files(anna, "PUT", room + "/videos/" + id + "/0", new byte[100])).getString("code")).isEqualTo("bytes");
            assertThat(answered(files(anna, "PUT", room + "/videos/" + id + "/2", new byte[5])).getString("code")).isEqualTo("missing");
            assertThat(answered(files(ben, "PUT", room + "/videos/" + id + "/0", webm(PIECE))).getString("code")).as("of somebody else").isEqualTo("missing");
            assertThat(answered(files(anna, "POST", room + "/videos/" + id, new byte[0])).getString("code")).as("not whole").isEqualTo("missing");
            assertThat(answered(files(anna, "PUT", room + "/videos/" + id + "/0", new byte[PIECE])).getString("code")).as("no video").isEqualTo("type");
            assertThat(answered(files(anna, "PUT", room + "/videos/" + id + "/0", webm(PIECE))).getString("code")).as("it is gone").isEqualTo("missing");
            assertThat(ask(a, frame("queue").add("address", "file:" + id)).getString("code")).isEqualTo("bad-message");
            assertThat(files(new Visitor(portal()), "POST", room + "/videos?bytes=5", new byte[0]).statusCode()).isEqualTo(403);
            assertThat(anna.send(HttpRequest.newBuilder(portal().address("/api/room-files/" + room + "/videos?bytes=5")).header("Origin", "https://elsewhere.example").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(403);
        }
    }

    @Test @DisplayName("T10 another site's player is used only where the operator allows it: in playlists, in the page's policy and on the privacy page")
    void players_of_others() {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var allowed = database == Portal.Database.H2;
        try (var a = RoomClient.connect(anna, room).hello()) {
            assertThat(ask(a, frame("queue").add("address", "https://youtu.be/dQw4w9WgXcQ")).getString("type")).isEqualTo(allowed ? "done" : "error");
            assertThat(ask(a, frame("queue").add("address", "https://elsewhere.example/film.mp4")).getString("code")).isEqualTo("bad-message");
        }
        var policy = anna.get("/room/" + room).headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy.contains("frame-src https://www.youtube-nocookie.com")).isEqualTo(allowed);
        assertThat(anna.get("/").headers().firstValue("Content-Security-Policy").orElse("")).doesNotContain("youtube");
        assertThat(anna.page("/privacy").text().contains("youtube")).isEqualTo(allowed);
    }

    @Test @DisplayName("R13 a poll counts each person once, can be changed, and tells nobody who chose what")
    void a_poll() {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var ben = Visitor.member(portal(), Visitor.unique("Ben"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        try (var a = RoomClient.connect(anna, room).hello(); var b = RoomClient.connect(ben, room).hello()) {
            assertThat(ask(b, poll("May I ask?")).getString("code")).isEqualTo("not-allowed");
            assertThat(ask(a, frame("poll").add("question", "Same?").add("choices", Json.createArrayBuilder().add("x").add("x ")).add("minutes", 5)).getString("code")).isEqualTo("bad-message");
            ask(a, poll("Tea or coffee?"));
            var id = b.await("together", one -> !one.getJsonArray("polls").isEmpty()).getJsonArray("polls").getJsonObject(0).getJsonNumber("poll");
            var vote = Json.createArrayBuilder().add(0).build();
            assertThat(ask(b, frame("vote").add("poll", id).add("choices", Json.createArrayBuilder().add(0).add(1))).getString("code")).as("one choice only").isEqualTo("bad-message");
            assertThat(ask(b, frame("vote").add("poll", id).add("choices", Json.createArrayBuilder().add(2))).getString("code")).as("no such choice").isEqualTo("bad-message");
            for (int twice = 0; twice < 2; twice++) assertThat(ask(b, frame("vote").add("poll", id).add("choices", vote)).getString("type")).isEqualTo("done");
            assertThat(b.await("voted").getJsonArray("choices")).isEqualTo(vote);
            a.await("together", one -> votes(one, 0) == 1 && votes(one, 1) == 0);
            ask(b, frame("vote").add("poll", id).add("choices", Json.createArrayBuilder().add(1)));
            a.await("together", one -> votes(one, 0) == 0 && votes(one, 1) == 1);
            assertThat(ask(b, frame("close-poll").add("poll", id)).getString("code")).isEqualTo("not-allowed");
            assertThat(ask(a, frame("close-poll").add("poll", id)).getString("type")).isEqualTo("done");
            assertThat(ask(b, frame("vote").add("poll", id).add("choices", vote)).getString("code")).as("it is over").isEqualTo("not-allowed");
            a.await("together", one -> !one.getJsonArray("polls").isEmpty() && !one.getJsonArray("polls").getJsonObject(0).getBoolean("open"));
        }
        try (var back = RoomClient.connect(ben, room).hello()) {
            assertThat(votes(back.await("together"), 1)).as("results stay a while, also for an empty room that comes to life again").isEqualTo(1);
        }
    }

    private static int votes(JsonObject together, int choice) {
        return together.getJsonArray("polls").isEmpty() ? -1 : together.getJsonArray("polls").getJsonObject(0).getJsonArray("choices").getJsonObject(choice).getInt("votes");
    }

    @Test @DisplayName("R13 a clock for all is set by those who announce")
    void a_clock() {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var ben = Visitor.member(portal(), Visitor.unique("Ben"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        try (var a = RoomClient.connect(anna, room).hello(); var b = RoomClient.connect(ben, room).hello()) {
            assertThat(ask(b, frame("timer").add("seconds", 60)).getString("code")).isEqualTo("not-allowed");
            ask(a, frame("timer").add("seconds", 60).add("text", "Break"));
            assertThat(b.await("together", one -> one.containsKey("timer")).getJsonObject("timer").getInt("ends")).isBetween(50, 60);
            ask(a, frame("timer").add("seconds", 0));
            b.await("together", one -> !one.containsKey("timer"));
        }
    }

    @Test @DisplayName("R13 smaller rooms take the people they are for, with the rules, roles, bans and label of their room, and bring them back")
    void smaller_rooms() {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var ben = Visitor.member(portal(), Visitor.unique("Ben"));
        var carl = Visitor.member(portal(), Visitor.unique("Carl"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        try (var a = RoomClient.connect(anna, room).hello(); var b = RoomClient.connect(ben, room).hello()) {
            a.send(frame("slow").add("seconds", 5));
            b.await("rules", one -> one.getJsonObject("rules").getInt("slow") == 5);
            assertThat(ask(b, frame("breakout").add("rooms", 2).add("minutes", 5)).getString("code")).isEqualTo("not-allowed");
            assertThat(ask(a, frame("breakout").add("rooms", 2).add("minutes", 5)).getString("type")).isEqualTo("done");
            var seat = b.await("breakout").getString("room");
            assertThat(seat).matches("b-[a-z2-7]{26}");
            assertThat(a.await("together", one -> one.containsKey("breakouts")).toString()).as("its address is told to nobody else").doesNotContain(seat);
            var stranger = RoomClient.connect(carl, seat);
            stranger.send(frame("hello"));
            assertThat(stranger.awaitClose()).as("without a seat it is not there").isEqualTo(4004);
            assertThat(anna.json("/api/rooms?q=" + seat.substring(0, 8)).toString()).doesNotContain(seat);
            try (var inside = RoomClient.connect(ben, seat).hello(); var owner = RoomClient.connect(anna, seat).hello()) {
                var rules = inside.welcome().getJsonObject("rules");
                assertThat(rules.getInt("slow")).isEqualTo(5);
                assertThat(rules.getJsonObject("label")).isEqualTo(b.welcome().getJsonObject("rules").getJsonObject("label"));
                assertThat(owner.welcome().getString("role")).isEqualTo("owner");
                assertThat(inside.await("together").getJsonObject("home").getString("room")).isEqualTo(room);
                a.send(frame("slow").add("seconds", 0));
                inside.await("rules", one -> one.getJsonObject("rules").getInt("slow") == 0);
                inside.sayAndWait("1", "Just us");
                assertThat(ask(a, frame("breakout-end")).getString("type")).isEqualTo("done");
                assertThat(inside.await("back").getString("room")).isEqualTo(room);
            }
            var late = RoomClient.connect(ben, seat);
            late.send(frame("hello"));
            assertThat(late.awaitClose()).as("it is over").isEqualTo(4004);
            b.await("together", one -> !one.containsKey("breakouts"));
        }
    }

    @Test @DisplayName("R5 a picture in a message is made anew, seen by those in the room, and goes with the message")
    void a_picture() throws IOException {
        var anna = Visitor.member(portal(), Visitor.unique("Anna"));
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var name = Visitor.unique("Guest");
        var guest = Visitor.guest(portal(), name);
        try (var a = RoomClient.connect(anna, room).hello(); var g = RoomClient.connect(guest, room).hello()) {
            var picture = new java.awt.image.BufferedImage(40, 30, java.awt.image.BufferedImage.TYPE_INT_RGB);
            var png = new ByteArrayOutputStream();
            javax.imageio.ImageIO.write(picture, "png", png);
            assertThat(answered(form(guest, room, png.toByteArray())).getString("code")).as("guests may not").isEqualTo("role");
            assertThat(answered(form(anna, room, "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII))).getString("code")).isEqualTo("type");
            var id = answered(form(anna, room, png.toByteArray())).getString("id");
            g.send(frame("say").add("id", "x").add("text", "mine").add("image", id));
            assertThat(g.await("error", one -> one.containsKey("id") && one.getString("id").equals("x")).getString("code")).as("of somebody else").isEqualTo("bad-message");
            a.send(frame("say").add("id", "p").add("text", "").add("image", id));
            var said = g.await("said", one -> one.containsKey("image"));
            var seen = guest.get("/api/room-files/" + room + '/' + said.getString("image"));
            assertThat(seen.headers().firstValue("Content-Type")).contains("image/jpeg");
            assertThat(ask(a, frame("remove").add("seq", said.getJsonNumber("seq"))).getString("type")).isEqualTo("done");
            assertThat(guest.get("/api/room-files/" + room + '/' + id).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> form(Visitor visitor, String room, byte[] picture) {
        var edge = "edge" + ID.incrementAndGet();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"\r\nContent-Type: image/png\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return visitor.send(HttpRequest.newBuilder(portal().address("/api/room-files/" + room + "/pictures")).header("Origin", portal().address("").toString())
            .header("Content-Type", "multipart/form-data; boundary=" + edge).POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
