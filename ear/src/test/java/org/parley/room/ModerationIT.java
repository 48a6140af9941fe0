package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModerationIT {
    private static final AtomicInteger ID = new AtomicInteger();

    @Parameter Portal.Database database;

    private record People(Visitor owner, String room, Visitor member, String memberName) {}

    private Portal portal() {
        return Portal.shared(database);
    }

    private People people() {
        var owner = Visitor.member(portal(), Visitor.unique("Owner"));
        var name = Visitor.unique("Member");
        return new People(owner, owner.openRoom(Visitor.unique("room"), Map.of()), Visitor.member(portal(), name), name);
    }

    private static JsonObject ask(RoomClient client, JsonObjectBuilder frame) {
        var id = "r" + ID.incrementAndGet();
        client.send(frame.add("id", id));
        return client.awaitAny(answer -> answer.containsKey("id") && answer.getString("id").equals(id));
    }

    private static JsonObjectBuilder moderate(String act, String person) {
        return frame("moderate").add("act", act).add("person", person).add("reason", "too loud");
    }

    @Test @DisplayName("R9 a ban holds with its reason, is told, appealed once, and ends where the operator grants it")
    void a_ban_and_its_appeal() {
        var people = people();
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var member = RoomClient.connect(people.member(), people.room()).hello()) {
            assertThat(ask(member, moderate("kick", owner.welcome().getString("you"))).getString("code")).as("a member moderates nobody").isEqualTo("not-allowed");
            assertThat(ask(owner, moderate("ban", people.memberName()).add("minutes", 60)).getString("type")).isEqualTo("done");
            var told = member.await("moderated");
            assertThat(told.getString("reason")).isEqualTo("too loud");
            assertThat(member.awaitClose()).isEqualTo(4003);
            owner.await("left", left -> left.getString("person").equals(people.memberName()));

            var again = RoomClient.connect(people.member(), people.room());
            again.send(frame("hello"));
            assertThat(again.await("error").getString("need")).isEqualTo("ban");
            assertThat(again.awaitClose()).isEqualTo(4003);

            var number = told.getJsonNumber("case").longValue();
            var page = people.member().page("/appeals?case=" + number);
            assertThat(page.text()).contains("too loud");
            var words = page.selectFirst("[data-case=" + number + "] textarea").attr("name");
            people.member().submitNamed(page, "Send appeal", Map.of(words, "I only laughed"));
            assertThat(people.member().page("/appeals").select("[data-case=" + number + "] textarea")).as("one appeal").isEmpty();

            var admin = Visitor.admin(portal());
            assertThat(admin.page("/admin/reports").select("[data-case=" + number + "]").text()).contains("I only laughed");
            admin.press("/admin/reports", "[data-case=" + number + "] input[type=submit]");
            try (var back = RoomClient.connect(people.member(), people.room()).hello()) {
                assertThat(back.welcome().getString("role")).isEqualTo("member");
            }
            assertThat(people.member().page("/settings/privacy").text()).as("P6").contains("Read your appeal");
        }
    }

    @Test @DisplayName("R9 somebody who has left is kept out by name or by what they wrote, and told by a letter with the appeal")
    void somebody_who_has_left() {
        var people = people();
        var guestName = Visitor.unique("Guest");
        var guestVisitor = Visitor.guest(portal(), guestName);
        long seq, guestSeq;
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello()) {
            try (var member = RoomClient.connect(people.member(), people.room()).hello(); var guest = RoomClient.connect(guestVisitor, people.room()).hello()) {
                seq = member.sayAndWait("1", "Something loud");
                guestSeq = guest.sayAndWait("1", "Something rude");
            }
            owner.await("left", left -> left.getString("person").equals(people.memberName()));
            owner.await("left", left -> left.getString("person").equals(guestName));
            assertThat(ask(owner, moderate("kick", people.memberName())).getString("code")).as("nobody to send out").isEqualTo("not-allowed");
            assertThat(ask(owner, moderate("ban", "Nobody-of-this-name")).getString("code")).isEqualTo("not-allowed");
            assertThat(ask(owner, moderate("ban", people.memberName())).getString("type")).isEqualTo("done");
            assertThat(ask(owner, moderate("ban", guestName).add("seq", guestSeq)).getString("type")).isEqualTo("done");
            assertThat(ask(owner, frame("remove").add("seq", seq)).getString("type")).isEqualTo("done");
            for (var visitor : new Visitor[] {people.member(), guestVisitor}) {
                var again = RoomClient.connect(visitor, people.room());
                again.send(frame("hello"));
                assertThat(again.await("error").getString("need")).isEqualTo("ban");
            }
        }
        var admin = Visitor.admin(portal());
        for (var letter : new String[] {"kept-out", "message-removed"}) awaitLetter(admin, letter);
        assertThat(people.member().page("/appeals").text()).contains("too loud");
    }

    private static void awaitLetter(Visitor admin, String letter) {
        var deadline = System.nanoTime() + 20_000_000_000L;
        while (admin.page("/admin/letters").select("[data-letter=" + letter + "]").isEmpty()) {
            if (System.nanoTime() > deadline) throw new AssertionError("no letter waits: " + letter);
            LockSupport.parkNanos(100_000_000);
        }
    }

    @Test @DisplayName("R9 a guest is kept out by a fingerprint of the address, and forgiven")
    void a_guest_is_kept_out() {
        var people = people();
        var name = Visitor.unique("Guest");
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var guest = RoomClient.connect(Visitor.guest(portal(), name), people.room()).hello()) {
            ask(owner, moderate("ban", name));
            assertThat(guest.awaitClose()).isEqualTo(4003);
            var other = RoomClient.connect(Visitor.guest(portal(), Visitor.unique("Guest")), people.room());
            other.send(frame("hello"));
            assertThat(other.await("error").getString("need")).isEqualTo("ban");
            var bans = ask(owner, frame("bans")).getJsonArray("bans");
            assertThat(bans).hasSize(1);
            assertThat(ask(owner, frame("forgive").add("ban", bans.getJsonObject(0).getJsonNumber("ban"))).getString("type")).isEqualTo("done");
            RoomClient.connect(Visitor.guest(portal(), Visitor.unique("Guest")), people.room()).hello().close();
        }
    }

    @Test @DisplayName("R4 a role is given for good, its rights are the owner's word, and hold at once for those inside")
    void roles_and_rights() {
        var people = people();
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var member = RoomClient.connect(people.member(), people.room()).hello()) {
            ask(owner, frame("give").add("person", people.memberName()).add("role", "moderator"));
            assertThat(member.await("role").getString("role")).isEqualTo("moderator");
            member.send(frame("lock").add("on", true));
            owner.await("rules", rules -> rules.getJsonObject("rules").getBoolean("locked"));
            var guest = RoomClient.connect(Visitor.guest(portal(), Visitor.unique("Guest")), people.room());
            guest.send(frame("hello"));
            assertThat(guest.await("error").getString("need")).isEqualTo("lock");
            member.send(frame("lock").add("on", false));
            owner.awaitNth("rules", 1, rules -> !rules.getJsonObject("rules").getBoolean("locked"));

            var page = people.owner().page("/rooms/edit/" + people.room());
            for (var box : page.select("input[value=moderator:lock], input[value=guest:link]")) box.removeAttr("checked");
            people.owner().submitNamed(page, "Save rights", Map.of());
            member.await("rules", rules -> rules.getJsonObject("rules").getJsonArray("may").stream().noneMatch(may -> may.toString().contains("lock")));
            member.send(frame("lock").add("on", true));
            assertThat(member.await("error").getString("code")).isEqualTo("not-allowed");
            try (var visitor = RoomClient.connect(Visitor.guest(portal(), Visitor.unique("Guest")), people.room()).hello()) {
                assertThat(ask(visitor, frame("say").add("text", "see https://example.org")).getString("code")).isEqualTo("not-allowed");
                visitor.sayAndWait("fine", "without a link");
            }
        }
        try (var back = RoomClient.connect(people.member(), people.room()).hello()) {
            assertThat(back.welcome().getString("role")).isEqualTo("moderator");
            people.owner().press("/rooms/edit/" + people.room(), "[id$=take]");
            assertThat(back.await("role").getString("role")).as("taken while inside").isEqualTo("member");
        }
    }

    @Test @DisplayName("R5 messages are answered, written anew, answered by emoji, taken back and found")
    void messages_after_they_are_said() {
        var people = people();
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var member = RoomClient.connect(people.member(), people.room()).hello()) {
            var first = owner.sayAndWait("a", "Shall we begin?");
            member.send(frame("say").add("id", "b").add("text", "Yes, lett us").add("replyTo", first));
            var answer = owner.await("said", said -> said.getString("id").equals("b"));
            assertThat(answer.getJsonNumber("replyTo").longValue()).isEqualTo(first);
            var seq = answer.getJsonNumber("seq").longValue();
            assertThat(ask(owner, frame("change").add("seq", seq).add("text", "mine now")).getString("code")).as("not one's own").isEqualTo("not-allowed");
            assertThat(ask(member, frame("change").add("seq", seq).add("text", "Yes, let us")).getString("type")).isEqualTo("done");
            assertThat(owner.await("touched").getString("text")).isEqualTo("Yes, let us");
            owner.send(frame("react").add("seq", seq).add("emoji", "👍").add("on", true));
            assertThat(member.await("reacted").getInt("count")).isEqualTo(1);
            var found = ask(member, frame("search").add("query", "LET"));
            assertThat(found.getJsonArray("messages")).hasSize(1);
            assertThat(found.getJsonArray("messages").getJsonObject(0).getJsonArray("reactions").getJsonObject(0).getBoolean("mine")).isFalse();
            assertThat(ask(member, frame("remove").add("seq", first)).getString("code")).isEqualTo("not-allowed");
            assertThat(ask(owner, frame("remove").add("seq", seq)).getString("type")).isEqualTo("done");
            assertThat(member.await("moderated").getString("act")).isEqualTo("clear");
            try (var again = RoomClient.connect(Visitor.guest(portal(), Visitor.unique("Guest")), people.room()).hello()) {
                var history = again.welcome().getJsonArray("history");
                assertThat(history).hasSize(2);
                assertThat(history.getJsonObject(1).getString("author")).isEqualTo("removed");
                assertThat(history.getJsonObject(1).getString("text")).isEmpty();
            }
        }
    }

    @Test @DisplayName("R10 a report carries what the person wrote to the operator, who sees it once it is opened, and it is in the log of both")
    void a_report() {
        var people = people();
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var member = RoomClient.connect(people.member(), people.room()).hello()) {
            var seq = member.sayAndWait("bad", "something nasty");
            assertThat(ask(owner, frame("report").add("person", people.memberName()).add("seq", seq).add("kind", "harassment").add("words", "please look").add("picture", "bm8gcGljdHVyZQ==")).getString("code")).isEqualTo("bad-message");
            assertThat(ask(owner, frame("report").add("person", people.memberName()).add("seq", seq).add("kind", "harassment").add("words", "please look")).getString("type")).isEqualTo("done");
            var admin = Visitor.admin(portal());
            var link = admin.page("/admin/reports").select("[data-report]").stream().filter(row -> row.text().contains(people.room())).findFirst().orElseThrow();
            var report = admin.page("/admin/reports?report=" + link.attr("data-report")).selectFirst("#opened");
            assertThat(report.text()).contains("please look", "something nasty", people.memberName());
            assertThat(people.member().page("/settings/privacy").text()).contains("Read a report about you").doesNotContain("please look");
            assertThat(people.member().get("/admin/reports").statusCode()).isEqualTo(403);
        }
    }

    @Test @DisplayName("R3 an invitation opens a room to whoever has the link, until it ends")
    void by_invitation() {
        var people = people();
        var page = people.owner().page("/rooms/edit/" + people.room());
        people.owner().submitNamed(page, "Save", Map.of("door", "INVITATION"));
        var outside = RoomClient.connect(people.member(), people.room());
        outside.send(frame("hello"));
        assertThat(outside.await("error").getString("need")).isEqualTo("invitation");
        var made = org.jsoup.Jsoup.parse(people.owner().submitNamed(people.owner().page("/rooms/edit/" + people.room()), "Make a link", Map.of("days", "2")).body());
        var link = made.selectFirst("#link").text();
        assertThat(people.member().page(link.substring(link.indexOf("/room/"))).location()).as("the secret leaves the address").doesNotContain("invitation");
        RoomClient.connect(people.member(), people.room()).hello().close();
        people.owner().press("/rooms/edit/" + people.room(), "[id$=end-link]");
        var late = RoomClient.connect(people.member(), people.room());
        late.send(frame("hello"));
        assertThat(late.await("error").getString("need")).isEqualTo("invitation");
    }

    @Test @DisplayName("R9 slow mode and unwanted words hold for members and not for the owner")
    void slow_mode_and_words() {
        var people = people();
        people.owner().submitNamed(people.owner().page("/rooms/edit/" + people.room()), "Save", Map.of("words", "spam"));
        try (var owner = RoomClient.connect(people.owner(), people.room()).hello(); var member = RoomClient.connect(people.member(), people.room()).hello()) {
            assertThat(ask(member, frame("say").add("text", "buy SPÁM now")).getString("message")).contains("spam");
            owner.send(frame("slow").add("seconds", 60));
            member.await("rules", rules -> rules.getJsonObject("rules").getInt("slow") == 60);
            member.sayAndWait("1", "once");
            var refused = ask(member, frame("say").add("text", "twice"));
            assertThat(refused.getString("code")).isEqualTo("too-fast");
            assertThat(refused.getInt("retryAfter")).isBetween(1, 60);
            owner.sayAndWait("2", "one");
            owner.sayAndWait("3", "two");
        }
    }

    @Test @DisplayName("R15 who is not in yet reads what the room does with them before entering")
    void the_label_at_the_door() {
        var people = people();
        var text = new Visitor(portal()).page("/room/" + people.room()).text();
        assertThat(text).contains("Who can see me here?", "Everybody can come in", "Guests without an account can be here", "Not recorded", "Messages are kept for 90 days");
    }
}
