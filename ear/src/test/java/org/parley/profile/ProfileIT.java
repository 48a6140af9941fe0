package org.parley.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.Visitor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProfileIT {
    private record Person(Visitor visitor, String name) {
        static Person newcomer(Database database, String stem) {
            var name = Visitor.unique(stem);
            return new Person(Visitor.member(Portal.shared(database), name), name);
        }

        void tells(String field, String text, Audience audience, boolean discoverable) {
            var page = visitor.page("/settings/profile");
            var form = page.selectFirst("[data-field=" + field + "]");
            var values = new HashMap<String, String>();
            var line = form.selectFirst("input[type=text], textarea");
            if (line != null) values.put(line.attr("name"), text);
            var seen = form.selectFirst(".who select");
            if (seen != null) values.put(seen.attr("name"), audience.name());
            var found = form.selectFirst("input[type=checkbox]");
            if (found != null && discoverable) values.put(found.attr("name"), "on");
            var answer = visitor.submitNamed(page, "Save profile", values);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }

        Document sees(Person other) {
            return visitor.page("/member/" + other.name);
        }

        boolean finds(Person other, String query) {
            return visitor.page("/members?q=" + query).selectFirst("[data-member=" + other.name + "]") != null;
        }

        HttpResponse<String> adds(byte[] picture) {
            return ProfileIT.adds(visitor, picture);
        }
    }

    private static HttpResponse<String> adds(Visitor visitor, byte[] picture) {
        var edge = "----edge";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + edge + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return visitor.send(HttpRequest.newBuilder(visitor.portal.address("/api/photos")).header("Origin", visitor.portal.address("").toString())
            .header("Content-Type", "multipart/form-data; boundary=" + edge).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String fact(Document page, String field) {
        var found = page.selectFirst("[data-field=" + field + "] dd");
        return found == null ? "" : found.text();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A5 A6 a field is seen by those it is meant for, and by nobody at first")
    void audiences(Database database) {
        var anna = Person.newcomer(database, "Anna");
        var bela = Person.newcomer(database, "Bela");
        var stranger = new Visitor(Portal.shared(database));
        anna.tells("location", "Town of nobody", Audience.NOBODY, false);
        anna.tells("phone", "+36 1 234", Audience.CONTACTS, false);
        anna.tells("interests", "Chess", Audience.MEMBERS, false);
        anna.tells("description", "<b>Hello</b> & welcome", Audience.EVERYONE, false);

        assertThat(anna.sees(anna).text()).contains("Town of nobody", "+36 1 234", "Chess", "<b>Hello</b> & welcome");
        assertThat(fact(bela.sees(anna), "interests")).isEqualTo("Chess");
        assertThat(bela.sees(anna).text()).contains("<b>Hello</b> & welcome").doesNotContain("Town of nobody", "+36 1 234");
        assertThat(stranger.page("/member/" + anna.name).text()).contains("<b>Hello</b> & welcome").doesNotContain("Chess", "+36 1 234", "Town of nobody");

        for (var eyes : new String[] {"everyone", "members", "contacts"})
            assertThat(anna.visitor.page("/member/" + anna.name + "?as=" + eyes).text()).as(eyes).doesNotContain("Town of nobody");
        assertThat(anna.visitor.page("/member/" + anna.name + "?as=contacts").text()).contains("+36 1 234");
        assertThat(anna.visitor.page("/member/" + anna.name + "?as=everyone").text()).doesNotContain("Chess");
        assertThat(bela.visitor.page("/member/" + anna.name + "?as=contacts").text()).as("only at the own page").doesNotContain("+36 1 234");
        assertThat(stranger.get("/member/Nobody-of-this-name").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A8 contacts: ask, accept, remove, block; a block holds both ways")
    void contacts(Database database) {
        var anna = Person.newcomer(database, "Anna");
        var bela = Person.newcomer(database, "Bela");
        anna.tells("phone", "+36 1 234", Audience.CONTACTS, false);
        anna.tells("name", "", Audience.EVERYONE, true);

        bela.visitor.press("/member/" + anna.name, "#ask");
        assertThat(fact(bela.sees(anna), "phone")).as("asked is not accepted").isEmpty();
        assertThat(anna.visitor.page("/contacts").select("#asking").text()).contains(bela.name);
        anna.visitor.press("/member/" + bela.name, "#accept");
        assertThat(fact(bela.sees(anna), "phone")).isEqualTo("+36 1 234");
        anna.visitor.press("/member/" + bela.name, "#remove");
        assertThat(fact(bela.sees(anna), "phone")).isEmpty();

        assertThat(bela.finds(anna, anna.name)).isTrue();
        anna.visitor.press("/member/" + bela.name, "#block");
        assertThat(bela.finds(anna, anna.name)).isFalse();
        bela.visitor.press("/member/" + anna.name, "#ask");
        assertThat(bela.sees(anna).text()).as("who is blocked is not told").contains("You have asked");
        assertThat(anna.visitor.page("/contacts").select("#asking").text()).doesNotContain(bela.name);
        assertThat(anna.visitor.page("/contacts").select("#blocked").text()).contains(bela.name);
        assertThat(bela.sees(anna).select("#accept")).isEmpty();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A8 only what a member made discoverable is searched")
    void search(Database database) {
        var anna = Person.newcomer(database, "Anna");
        var bela = Person.newcomer(database, "Bela");
        var word = Visitor.unique("Viola").replace("-", "x");
        anna.tells("interests", word + ", tennis", Audience.MEMBERS, false);
        assertThat(bela.finds(anna, word)).isFalse();
        assertThat(bela.finds(anna, anna.name)).as("the screen name is known, and not searched").isFalse();
        anna.tells("interests", word + ", Ténnis", Audience.MEMBERS, true);
        assertThat(bela.finds(anna, word.toLowerCase() + "+tenn")).isTrue();
        assertThat(bela.finds(anna, word + "+chess")).isFalse();
        assertThat(bela.visitor.page("/members?q=" + word).text()).contains("Ténnis");
        assertThat(new Visitor(Portal.shared(database)).get("/members?q=" + word).headers().firstValue("Location").orElse("")).contains("/sign-in");

        anna.visitor.press("/settings/privacy", "#restrict");
        assertThat(bela.finds(anna, word)).as("restricted").isFalse();
        assertThat(bela.visitor.get("/member/" + anna.name).statusCode()).isEqualTo(404);
        anna.visitor.press("/settings/privacy", "#restrict");
        assertThat(bela.finds(anna, word)).isTrue();
        anna.visitor.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
        assertThat(bela.finds(anna, word)).as("erased").isFalse();
        assertThat(bela.visitor.get("/member/" + anna.name).statusCode()).isEqualTo(404);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A7 photos: what is no picture is refused, a quota holds, files are sealed, the audience decides")
    void photos(Database database) throws IOException {
        var anna = Person.newcomer(database, "Anna");
        var bela = Person.newcomer(database, "Bela");
        assertThat(adds(new Visitor(Portal.shared(database)), picture()).statusCode()).isEqualTo(401);
        var refused = anna.adds("<html>no picture, whatever it says</html>".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"type\"", "JPEG, PNG, GIF or WebP");
        var large = anna.adds(new byte[(10 << 20) + 1]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("at most 10 MB");

        var added = anna.adds(picture());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        var id = added.body().replaceAll(".*\"id\":\"([0-9a-f]+)\".*", "$1");
        var address = "/api/photos/" + id + "/large";
        assertThat(anna.visitor.get(address).headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(bela.visitor.get(address).statusCode()).as("nobody at first").isEqualTo(404);
        anna.tells("photos", "", Audience.MEMBERS, false);
        assertThat(bela.visitor.get(address).statusCode()).isEqualTo(200);
        assertThat(bela.sees(anna).select(".member img")).hasSize(1);
        assertThat(new Visitor(Portal.shared(database)).get(address).statusCode()).isEqualTo(404);
        var file = Portal.shared(database).data().resolve("files/" + id.substring(0, 2) + "/" + id + ".large");
        assertThat(Files.readAllBytes(file)[0] == (byte) 0xFF && Files.readAllBytes(file)[1] == (byte) 0xD8).as("a JPEG on disk").isFalse();

        for (int n = 2; n <= 6; n++) assertThat(anna.adds(picture()).statusCode()).isEqualTo(201);
        assertThat(anna.adds(picture()).body()).contains("\"code\":\"quota\"");
        anna.visitor.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
        assertThat(file).doesNotExist();
        assertThat(bela.visitor.get(address).statusCode()).isEqualTo(404);
    }
}
