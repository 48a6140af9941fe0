package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

/** How rooms are found, and how those are not that nobody is to find. */
@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoomDirectoryIT {
    private final Portal portal;
    private final String annaName = Visitor.unique("Anna");
    private final Visitor anna, stranger;

    RoomDirectoryIT(Portal.Database database) {
        portal = Portal.shared(database);
        anna = Visitor.member(portal, annaName);
        stranger = new Visitor(portal);
    }

    private static Element card(Visitor visitor, String path, String room) {
        return visitor.page(path).selectFirst(".card[data-room=" + room + "]");
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private HttpResponse<String> hangs(Visitor visitor, String room, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("------edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n------edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        return visitor.send(HttpRequest.newBuilder(portal.address("/api/room-pictures/" + room)).header("Origin", portal.address("").toString())
            .header("Content-Type", "multipart/form-data; boundary=----edge").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    @Test @DisplayName("R1 a room's picture is made anew, sealed, shown in the directory and at the door, and gone with its owner")
    void pictures() throws IOException {
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        assertThat(card(stranger, "/", room).select("span.picture").text()).as("drawn from the title").isEqualTo("RR");
        assertThat(hangs(stranger, room, picture()).statusCode()).isEqualTo(401);
        assertThat(hangs(Visitor.member(portal, Visitor.unique("Bela")), room, picture()).statusCode()).isEqualTo(403);
        assertThat(hangs(anna, Visitor.unique("no-such-room"), picture()).statusCode()).isEqualTo(403);
        assertThat(hangs(anna, room, "<html>no picture</html>".getBytes(StandardCharsets.UTF_8)).body()).contains("\"code\":\"type\"", "JPEG, PNG, GIF or WebP");
        assertThat(hangs(anna, room, new byte[(10 << 20) + 1]).statusCode()).isEqualTo(413);

        var hung = hangs(anna, room, picture());
        assertThat(hung.statusCode()).as(hung.body()).isEqualTo(201);
        var shown = card(stranger, "/", room).selectFirst("img.picture");
        assertThat(shown.attr("alt")).isEqualTo("Room " + room);
        assertThat(stranger.page("/room/" + room).select("img.picture").attr("src")).isEqualTo(shown.attr("src"));
        var answer = stranger.get(shown.attr("src"));
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        var id = shown.attr("src").replaceAll(".*/", "");
        var file = portal.data().resolve("files/" + id.substring(0, 2) + "/" + id + ".wide");
        assertThat(ImageIO.read(file.toFile())).as("a picture on disk").isNull();

        anna.press("/settings/privacy", "#restrict");
        assertThat(card(stranger, "/", room).select("img.picture")).as("of a restricted owner").isEmpty();
        assertThat(stranger.get(shown.attr("src")).statusCode()).isEqualTo(404);
        anna.press("/settings/privacy", "#restrict");
        assertThat(card(stranger, "/", room).select("img.picture")).hasSize(1);

        assertThat(hangs(anna, room, picture()).statusCode()).isEqualTo(201);
        assertThat(file).as("the one before").doesNotExist();
        assertThat(card(stranger, "/", room).selectFirst("img.picture").attr("src")).isNotEqualTo(shown.attr("src"));
        anna.press("/rooms/edit/" + room, "#take-down");
        assertThat(card(stranger, "/", room).select("img.picture")).isEmpty();

        assertThat(hangs(anna, room, picture()).statusCode()).isEqualTo(201);
        var last = card(stranger, "/", room).selectFirst("img.picture").attr("src");
        anna.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
        assertThat(stranger.get(last).statusCode()).isEqualTo(404);
    }

    private List<String> names(String path) {
        return stranger.page(path).select("#rooms .card").eachAttr("data-room");
    }

    private List<String> counted(String query) {
        var answer = Json.createReader(new StringReader(stranger.get("/api/rooms" + query).body())).readObject();
        return answer.getJsonArray("rooms").getValuesAs(JsonObject.class).stream().map(room -> room.getString("name")).toList();
    }

    @Test @DisplayName("R2 a tag is a page of its own, linked from every card, and says what a tag is where it is none")
    void tags() {
        var tag = Visitor.unique("tag").toLowerCase();
        var one = anna.openRoom(Visitor.unique("room"), Map.of("Tags", tag + " tea", "Topic", "Leaves"));
        var two = anna.openRoom(Visitor.unique("room"), Map.of("Tags", "tea, " + tag, "Topic", "Biscuits"));
        anna.openRoom(Visitor.unique("room"), Map.of("Tags", tag + "x"));
        assertThat(card(stranger, "/", one).select(".tags a").eachAttr("href")).containsExactly("/tag/" + tag, "/tag/tea");
        assertThat(names("/tag/" + tag)).containsExactlyInAnyOrder(one, two);
        assertThat(names("/tag/" + tag.toUpperCase())).containsExactlyInAnyOrder(one, two);
        assertThat(names("/tag/" + tag + "?q=biscuit")).containsExactly(two);
        assertThat(counted("?tag=" + tag)).containsExactlyInAnyOrder(one, two);
        assertThat(stranger.page("/tag/" + tag).title()).startsWith("Rooms about #" + tag);
        assertThat(stranger.page("/tag/" + tag + "y").select(".empty").text()).contains("No room fits your search");
        for (var none : new String[] {"x", "xxxxxxxxxxxxxxxxxxxxx", "a%20b", "%25", "%3Cscript%3E"}) {
            assertThat(stranger.page("/tag/" + none).select(".empty").text()).as(none).contains("2 to 20 letters, digits or -");
            assertThat(counted("?tag=" + none)).as(none).isEmpty();
        }
        assertThat(stranger.get("/tag/" + tag + "/more").statusCode()).isEqualTo(404);
    }

    @Test @DisplayName("R2 the directory offers the languages there are rooms in, and what is searched stays in its address")
    void languages() {
        var dutch = anna.openRoom(Visitor.unique("room"), Map.of("Language", "nl", "Topic", "Fietsen"));
        var other = anna.openRoom(Visitor.unique("room"), Map.of("Topic", "Fietsen"));
        var offered = stranger.page("/").select("#in option").eachAttr("value");
        assertThat(offered).contains("", "nl").doesNotContain("pl", "it").doesNotHaveDuplicates();
        assertThat(names("/?q=fietsen")).contains(dutch, other);
        assertThat(names("/?q=fietsen&language=nl")).contains(dutch).doesNotContain(other);
        assertThat(counted("?q=fietsen&language=nl")).contains(dutch).doesNotContain(other);
        var again = stranger.page("/?q=fietsen&language=nl");
        assertThat(again.select("#q").attr("value")).isEqualTo("fietsen");
        assertThat(again.select("#in option[selected]").attr("value")).isEqualTo("nl");
        assertThat(again.select("form.search").attr("method")).isEqualTo("get");
    }

    private String openUnlisted(Map<String, String> more) {
        var form = new HashMap<>(more);
        form.putAll(Map.of("Room name", "hidden", "Title", "Hidden away"));
        var page = anna.page("/rooms/new");
        return anna.submit(unticked(page), "Open room", form).headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static int closed(Visitor visitor, String room) {
        try (var socket = RoomClient.connect(visitor, room)) {
            socket.send(RoomClient.frame("hello"));
            return socket.awaitClose();
        }
    }

    @Test @DisplayName("R1 an unlisted room has an address nobody guesses and is in no list")
    void unlisted() {
        var tag = Visitor.unique("tag").toLowerCase();
        var room = openUnlisted(Map.of("Tags", tag, "Topic", tag, "Language", "pt"));
        assertThat(room).matches("hidden-[a-z2-7]{16}");
        assertThat(stranger.get("/room/" + room).statusCode()).isEqualTo(200);
        try (var inside = RoomClient.connect(anna, room).hello()) {
            for (var query : new String[] {"", "?q=hidden", "?tag=" + tag, "?q=" + tag, "?language=pt"}) {
                assertThat(counted(query)).as(query).doesNotContain(room);
                assertThat(names("/" + query)).as(query).doesNotContain(room);
            }
            assertThat(names("/tag/" + tag)).isEmpty();
            assertThat(stranger.page("/").select("#in option").eachAttr("value")).doesNotContain("pt");
        }
    }

    @Test @DisplayName("R1 by invitation only, an unlisted room looks like none to who has no invitation")
    void unlisted_by_invitation() {
        var room = openUnlisted(Map.of("Who may enter", "INVITATION"));
        var bela = Visitor.member(portal, Visitor.unique("Bela"));
        assertThat(closed(bela, room)).isEqualTo(4004);
        assertThat(closed(bela, room.substring(1))).isEqualTo(4004);
        for (var visitor : List.of(bela, stranger)) for (var path : List.of("/room/", "/rooms/edit/")) {
            var real = visitor.get(path + room);
            var none = visitor.get(path + room.substring(1));
            assertThat(real.statusCode()).as(path).isEqualTo(none.statusCode());
            assertThat(alike(real, room)).as(path).isEqualTo(alike(none, room.substring(1)));
        }
        anna.fill("/rooms/edit/" + room, "Make a link", Map.of());
        var link = Jsoup.parse(anna.fill("/rooms/edit/" + room, "Make a link", Map.of()).body()).select("#link").text().replaceAll("^https?://[^/]*", "");
        assertThat(bela.page(link).text()).contains("Hidden away");
        try (var inside = RoomClient.connect(bela, room).hello()) {
            inside.sayAndWait("1", "I was invited");
        }
    }

    /** What is answered, but for what is new each time. */
    private static String alike(HttpResponse<String> answer, String room) {
        var page = Jsoup.parse(answer.body());
        page.select("input[name='jakarta.faces.ViewState'], script").remove();
        return answer.headers().firstValue("Location").orElse("").replaceAll(room + ".*", "") + page.html().replace(room, "");
    }

    @Test @DisplayName("R1 a room that leaves the list is offered another address, and the old one leads nowhere")
    void another_address() {
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var page = anna.page("/rooms/edit/" + room);
        assertThat(page.select("#move")).isEmpty();
        var saved = Jsoup.parse(anna.submit(unticked(page), "Save", Map.of()).body());
        assertThat(saved.select("#address").text()).contains("still know its address");
        var moved = anna.press("/rooms/edit/" + room, "#move");
        assertThat(moved.select("#address").text()).contains("has a new address");
        var address = moved.select("#its-address").text();
        assertThat(address).contains("/room/").matches(".*-[a-z2-7]{16}");
        assertThat(stranger.get("/room/" + room).statusCode()).isEqualTo(404);
        assertThat(stranger.get(address.replaceAll("^https?://[^/]*", "")).statusCode()).isEqualTo(200);
    }

    private Document featuring(Visitor staff, String room, String until) {
        var list = staff.page("/admin/rooms?q=" + room);
        var form = staff.page(list.select("a[href*='?room=']").attr("href"));
        return Jsoup.parse(staff.submit(form, "Feature", Map.of("Last day", until)).body());
    }

    private List<String> first() {
        return stranger.page("/").select(".featured .card").eachAttr("data-room");
    }

    @Test @DisplayName("R2 staff with the permission feature a room, until a day if they like; it comes first, and the owner's log says so")
    void featured() {
        var admin = Visitor.admin(portal);
        var room = anna.openRoom(Visitor.unique("feat").toLowerCase(), Map.of("Topic", "Chess"));
        assertThat(anna.get("/admin/rooms").statusCode()).isEqualTo(403);
        assertThat(featuring(admin, room, "yesterday").text()).contains("from today to a year from now");
        assertThat(first()).doesNotContain(room);
        featuring(admin, room, LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        assertThat(first()).contains(room);
        assertThat(names("/")).doesNotContain(room);
        assertThat(counted("")).startsWith(first().toArray(String[]::new));
        assertThat(names("/?q=chess")).as("a search has one list").contains(room);
        assertThat(admin.page("/admin/rooms").select("#list\\:rows_data tr").first().text()).as("featured ones first").contains("until");
        featuring(admin, room, "");
        assertThat(admin.page("/admin/rooms?q=" + room).select("#list\\:rows_data").text()).contains("without end");
        anna.submit(unticked(anna.page("/rooms/edit/" + room)), "Save", Map.of());
        assertThat(first()).as("not listed any more").doesNotContain(room);
        var line = admin.page("/admin/rooms?q=" + annaName).select("#list\\:rows_data").html();
        assertThat(line).contains("not listed", "Room " + room).doesNotContain("/room/" + room);
        anna.fill("/rooms/edit/" + room, "Save", Map.of("Show it in the list", "true"));
        admin.press("/admin/rooms?q=" + room, "[id$=unfeature]");
        assertThat(first()).doesNotContain(room);
        assertThat(anna.page("/settings/privacy").select("#entries").text()).contains("Put a room of yours before the others", "Saw your name in the list of rooms", "No longer puts a room of yours");
    }

    private static Document unticked(Document page) {
        page.selectFirst("#listed").remove(); // as a browser sends it
        return page;
    }
}
