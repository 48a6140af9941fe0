package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

/** Rooms a member may like, with consent only. */
@ParameterizedClass @EnumSource(Portal.Database.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuggestedRoomsIT {
    private static final String CHOICE = "[data-purpose=suggestions] input[type=submit]";

    private final Portal portal;
    private final String word = Visitor.unique("viol").replace("-", "").toLowerCase();

    SuggestedRoomsIT(Portal.Database database) {
        portal = Portal.shared(database);
    }

    private Visitor member(String interests, boolean discoverable) {
        var member = Visitor.member(portal, Visitor.unique("Anna"));
        var page = member.page("/settings/profile");
        var field = page.selectFirst("[data-field=interests]");
        var values = new HashMap<>(Map.of(field.selectFirst("input[type=text], textarea").attr("name"), interests, field.selectFirst(".who select").attr("name"), "MEMBERS"));
        if (discoverable) values.put(field.selectFirst("input[type=checkbox]").attr("name"), "on");
        assertThat(member.submitNamed(page, "Save profile", values).statusCode()).isEqualTo(302);
        return member;
    }

    private static void agrees(Visitor member) {
        member.press("/", "#do-not");
        member.press("/", "#suggest");
    }

    private static List<String> suggested(Visitor member) {
        return member.page("/").select("#suggested .card").eachAttr("data-room");
    }

    @Test @DisplayName("R2 C4 rooms whose tags match a member's own interests are suggested with consent, with the reason, until it is withdrawn")
    void by_tags() {
        var owner = member("", false);
        var room = owner.openRoom(Visitor.unique("room"), Map.of("Tags", "tea " + word));
        owner.openRoom(Visitor.unique("room"), Map.of("Tags", word + "s"));
        var anna = member("Chess, " + word.toUpperCase(), false);
        assertThat(anna.page("/").select("#suggested, #suggest")).as("one question at a time").isEmpty();
        anna.press("/", "#do-not");
        assertThat(anna.page("/").select("#suggested")).isEmpty();
        assertThat(anna.page("/").select("#suggestion-prompt").text()).contains("never with your name");
        anna.press("/", "#suggest");
        assertThat(suggested(anna)).containsExactly(room);
        assertThat(anna.page("/").select(".why").text()).contains("Why do I see this?", "share " + word, "Stop this");
        assertThat(suggested(owner)).isEmpty();
        anna.press("/settings/privacy", CHOICE);
        assertThat(anna.page("/").select("#suggested, #suggest")).as("withdrawn").isEmpty();
        assertThat(new Visitor(portal).page("/privacy").text()).contains("Suggested rooms");
    }

    @Test @DisplayName("R2 C4 rooms of members who share an interest are suggested where both agreed, and nobody is named")
    void by_people() {
        var owner = member(word, true);
        var room = owner.openRoom(Visitor.unique("room"), Map.of());
        var anna = member("Old things, " + word, false);
        agrees(anna);
        assertThat(suggested(anna)).as("the owner did not agree").isEmpty();
        agrees(owner);
        assertThat(suggested(anna)).containsExactly(room);
        var shown = anna.page("/").select("#suggested").text();
        assertThat(shown).contains("members who share an interest with you").doesNotContain(owner.page("/").select(".me .name").text());
        assertThat(suggested(owner)).as("anna's interests are not discoverable, and she owns no room").isEmpty();
        owner.press("/settings/privacy", "#restrict");
        assertThat(suggested(anna)).as("restricted").isEmpty();
        owner.press("/settings/privacy", "#restrict");
        assertThat(suggested(anna)).containsExactly(room);
        owner.press("/settings/privacy", CHOICE);
        assertThat(suggested(anna)).as("withdrawn").isEmpty();
    }

    @Test @DisplayName("R2 a visit counts where two like-minded people were; what is known or not listed is not suggested")
    void by_visits() {
        var stranger = member("", false);
        var room = stranger.openRoom(Visitor.unique("room"), Map.of());
        var anna = member(word, false);
        agrees(anna);
        for (int n = 0; n < 2; n++) {
            var other = member(word, true);
            other.press("/", "#remember");
            other.press("/", "#suggest");
            assertThat(suggested(anna)).as("after %s", n).isEmpty();
            try (var socket = RoomClient.connect(other, room).hello()) {
                socket.sayAndWait("1", "hello");
            }
        }
        assertThat(suggested(anna)).containsExactly(room);
        var page = stranger.page("/rooms/edit/" + room);
        page.selectFirst("#listed").remove();
        stranger.submit(page, "Save", Map.of());
        assertThat(suggested(anna)).as("not listed").isEmpty();
    }
}
