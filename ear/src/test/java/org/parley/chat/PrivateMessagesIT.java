package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Browser;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivateMessagesIT {
    private record Somebody(Visitor visitor, String name) {}

    private static Somebody somebody(Database database, String stem) {
        var name = Visitor.unique(stem);
        return new Somebody(Visitor.member(Portal.shared(database), name), name);
    }

    private static HttpResponse<String> write(Somebody from, String to, String id, String text) {
        return from.visitor.send(HttpRequest.newBuilder(from.visitor.portal.address("/api/messages/" + to)).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", from.visitor.portal.address("").toString())
            .POST(BodyPublishers.ofString("id=" + id + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8))));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("R6 two members write outside rooms; unread is marked, a repetition is one message, who is in a room hears of it")
    void a_conversation(Database database) {
        Somebody anna = somebody(database, "Anna"), ben = somebody(database, "Ben");
        var room = anna.visitor.openRoom(Visitor.unique("room"), Map.of());
        try (var inside = RoomClient.connect(ben.visitor, room).hello()) {
            for (int twice = 0; twice < 2; twice++) assertThat(write(anna, ben.name, "one", "Hello <b>Ben</b> שלום").statusCode()).isEqualTo(201);
            assertThat(inside.await("letter").getString("from")).isEqualTo(anna.name);
        }
        assertThat(ben.visitor.page("/").select(".top .unread").text()).startsWith("1");
        assertThat(ben.visitor.page("/messages").select(".conversations li").text()).contains(anna.name, "Hello <b>Ben</b>");
        assertThat(ben.visitor.page("/messages/" + anna.name).select(".line .words").eachText()).containsExactly("Hello <b>Ben</b> שלום");
        assertThat(ben.visitor.page("/").select(".top .unread")).as("it was read").isEmpty();
        assertThat(ben.visitor.fill("/messages/" + anna.name, "Send", Map.of("Message", "Hello Anna")).body()).contains("Hello Anna");
        var lines = json(anna.visitor.get("/api/messages/" + ben.name + "?after=0")).getJsonArray("lines");
        assertThat(lines).hasSize(2);
        assertThat(lines.getJsonObject(1).getString("text")).isEqualTo("Hello Anna");
        anna.visitor.press("/messages/" + ben.name, ".line.mine input");
        assertThat(ben.visitor.page("/messages/" + anna.name).select(".line .words").eachText()).as("taken back").containsExactly("Hello Anna");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("R6 a block stops them both ways")
    void a_block(Database database) {
        Somebody anna = somebody(database, "Anna"), ben = somebody(database, "Ben");
        assertThat(write(anna, ben.name, "one", "Hello").statusCode()).isEqualTo(201);
        ben.visitor.press("/messages/" + anna.name, "#block");
        assertThat(json(write(anna, ben.name, "two", "Hello again")).getString("code")).isEqualTo("blocked");
        assertThat(json(write(ben, anna.name, "three", "Away")).getString("code")).isEqualTo("blocked");
        assertThat(ben.visitor.page("/").select(".top .unread")).isEmpty();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("R6 what is no message, for nobody, or from nobody is refused by name")
    void refusals(Database database) {
        Somebody anna = somebody(database, "Anna"), ben = somebody(database, "Ben");
        assertThat(json(write(anna, ben.name, "1", "  ")).getString("code")).isEqualTo("empty");
        assertThat(json(write(anna, ben.name, "1", "x".repeat(2001))).getString("code")).isEqualTo("long");
        assertThat(json(write(anna, ben.name, "1", "a\0b")).getString("code")).isEqualTo("unicode");
        assertThat(json(write(anna, ben.name, "x".repeat(65), "Hello")).getString("code")).isEqualTo("id");
        assertThat(json(write(anna, anna.name, "1", "Hello")).getString("code")).isEqualTo("oneself");
        assertThat(write(anna, "nobody-of-this-name", "1", "Hello").statusCode()).isEqualTo(404);
        assertThat(write(new Somebody(Visitor.guest(Portal.shared(database), Visitor.unique("Guest")), ""), ben.name, "1", "Hello").statusCode()).isEqualTo(401);
        assertThat(anna.visitor.get("/api/messages/" + ben.name + "?after=x").statusCode()).isEqualTo(422);
        assertThat(anna.visitor.get("/messages/nobody-of-this-name").statusCode()).isEqualTo(404);
        var codes = new java.util.ArrayList<String>();
        for (int i = 0; i < 31; i++) codes.add(write(anna, ben.name, "f" + i, "quick").statusCode() == 201 ? "sent" : json(write(anna, ben.name, "f" + i, "quick")).getString("code"));
        assertThat(codes).contains("fast");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("R10 a member is reported outside rooms, with what they wrote to the reporter and nothing of the reporter's")
    void a_report(Database database) {
        Somebody anna = somebody(database, "Anna"), ben = somebody(database, "Ben");
        write(ben, anna.name, "one", "Give me your number, or else");
        write(anna, ben.name, "two", "I will not");
        assertThat(anna.visitor.page("/messages/" + ben.name).select("a[href='/report/" + ben.name + "']")).hasSize(1);
        assertThat(anna.visitor.fill("/report/" + ben.name, "Send report", Map.of()).body()).contains("Choose what is wrong from the list.");
        assertThat(anna.visitor.fill("/report/" + ben.name, "Send report", Map.of("What is wrong", "harassment", "In your words (optional)", "x".repeat(1001))).body()).contains("At most 1,000 characters.");
        assertThat(anna.visitor.fill("/report/" + ben.name, "Send report", Map.of("What is wrong", "harassment", "In your words (optional)", "He threatens me")).body()).contains("The operator has your report.");
        assertThat(anna.visitor.get("/report/" + anna.name).statusCode()).as("oneself").isEqualTo(404);
        assertThat(new Visitor(anna.visitor.portal).get("/report/" + ben.name).headers().firstValue("Location")).hasValueSatisfying(where -> assertThat(where).contains("/sign-in"));
        var staff = Visitor.admin(Portal.shared(database));
        var listed = staff.page("/admin/reports").select("li:contains(in private messages) a");
        assertThat(listed).isNotEmpty();
        var texts = listed.eachAttr("href").stream().map(link -> staff.page("/admin/reports" + link).select("#opened").text()).filter(text -> text.contains(ben.name)).toList();
        assertThat(texts).singleElement().asString().contains("He threatens me", "Give me your number, or else").doesNotContain("I will not");
    }

    @Test @Tag("browser") @DisplayName("R6 a conversation goes on by itself in two browsers; R5 what is new in a room since the last visit is marked")
    void in_the_browser() {
        try (var one = new Browser(); var other = new Browser()) {
            String annaName = Visitor.unique("anna"), benName = Visitor.unique("ben"), room = Visitor.unique("room");
            var anna = one.open(Portal.shared(Database.H2)).signUp(annaName).openRoom(room);
            var ben = other.open(Portal.shared(Database.H2)).signUp(benName);
            ben.page().navigate("/room/" + room);
            ben.page().locator("#room[data-state=connected]").waitFor();
            anna.say("Before you leave");
            ben.sees("Before you leave");
            ben.page().navigate("/messages/" + annaName);
            anna.say("While you are away");
            anna.sees("While you are away");
            ben.page().getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).fill("Hello Anna");
            ben.page().keyboard().press("Enter");
            ben.page().getByText("Hello Anna").waitFor();
            assertThat(new AxeBuilder(ben.page()).analyze().getViolations()).as("the conversation").isEmpty();
            anna.isTold(benName + " wrote to you");
            var letters = anna.context().newPage();
            letters.navigate("/messages/" + benName);
            letters.getByLabel("Message", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).fill("Hello Ben");
            letters.keyboard().press("Enter");
            ben.page().getByText("Hello Ben").waitFor();
            ben.page().navigate("/room/" + room);
            ben.page().getByText("1 new since your last visit").waitFor();
            anna.close();
            ben.close();
        }
    }
}
