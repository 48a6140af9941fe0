package org.parley.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StaffIT {
    private final Portal portal;
    private final String name = Visitor.unique("Anna");
    private final Visitor anna, admin;

    StaffIT(Portal.Database database) {
        portal = Portal.shared(database);
        anna = Visitor.member(portal, name);
        admin = Visitor.admin(portal);
    }

    private static Document found(Visitor staff, String query) {
        var answer = staff.fill("/admin/members", "Find", Map.of("Screen name, e-mail or number", query));
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private static String address(Document page) {
        return page.location().replaceAll("^https?://[^/]*", "");
    }

    @Test @DisplayName("X1 P6 staff find a member by name, e-mail or number, and the member sees each look")
    void looking() {
        var page = found(admin, name);
        assertThat(page.select("#member").text()).contains(name, name.toLowerCase() + "@example.org", "Active");
        var number = page.location().replaceAll(".*id=", "");
        assertThat(found(admin, name.toLowerCase() + "@example.org").location()).endsWith("id=" + number);
        assertThat(found(admin, number).location()).endsWith("id=" + number);
        assertThat(found(admin, "nobody-" + name).text()).contains("No member has this");
        assertThat(anna.page("/settings/privacy").select("#entries").text()).contains("Looked at your account in the console", "An administrator");
        assertThat(admin.page("/admin/members?id=999999999").text()).contains("This member is gone");
    }

    @Test @DisplayName("A3 staff restrict: the member stays, and does nothing but see, correct and erase; only staff lift it")
    void restricting() {
        var room = anna.openRoom(Visitor.unique("room"), Map.of());
        var page = address(found(admin, name));
        assertThat(admin.press(page, "#acts\\:restrict").select("#state").text()).isEqualTo("Restricted");
        try (var socket = RoomClient.connect(anna, room)) {
            socket.send(RoomClient.frame("hello"));
            assertThat(socket.await("error").getString("code")).isEqualTo("not-allowed");
        }
        var again = new Visitor(portal);
        assertThat(again.postSession(jakarta.json.Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build()).statusCode()).as("may sign in").isEqualTo(200);
        assertThat(anna.press("/settings/privacy", "#restrict").text()).contains("The operator restricted your account");
        assertThat(admin.press(page, "#acts\\:lift").select("#state").text()).isEqualTo("Active");
        try (var socket = RoomClient.connect(anna, room).hello()) {
            socket.sayAndWait("1", "back again");
        }
        assertThat(admin.page(page).select("[aria-labelledby=events-title] li").eachText()).hasSize(2).first().asString().contains("Restriction lifted").contains("by staff");
    }

    @Test @DisplayName("X2 a role permits what its work needs and nothing else")
    void roles() {
        var page = address(found(admin, name));
        assertThat(anna.get("/admin/members").statusCode()).isEqualTo(403);
        admin.fill(page, "Give", Map.of("Give a role", "SUPPORT"));
        assertThat(admin.page(page).select("#roles").text()).contains("Support");
        var bela = Visitor.unique("Bela");
        Visitor.member(portal, bela);
        var seen = found(anna, bela);
        assertThat(seen.select("#member").text()).contains(bela);
        assertThat(seen.select("#acts\\:end-sessions")).isNotEmpty();
        assertThat(seen.select("#acts\\:restrict, #giving, [id$=take]")).isEmpty();
        assertThat(anna.get("/admin/privacy").statusCode()).isEqualTo(403);
        assertThat(anna.get("/admin/documents").statusCode()).isEqualTo(403);
        assertThat(anna.page("/admin/letters").location()).endsWith("/admin/letters");
        assertThat(anna.page("/").select("header a").eachText()).contains("Console");
        admin.press(page, "#roles input[type=submit]");
        assertThat(anna.get("/admin/members").statusCode()).isEqualTo(403);
        assertThat(anna.page("/").select("header a").eachText()).doesNotContain("Console");
    }
}
