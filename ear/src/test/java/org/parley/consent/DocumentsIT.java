package org.parley.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.mail.PostOffice;
import org.parley.room.RoomClient;

/** On a portal of its own: a new version of the terms stops every member of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentsIT {
    private static final String TERMS = "Short, and meant.\n\n## Payment\n\nThere are paid plans now.";

    @Test @DisplayName("C7 a material change is asked for before anything else, with what changed, and letters go out; C11 a setting changes the policy")
    void material_change() throws IOException {
        String policy;
        try (var portal = new Portal(Portal.Database.H2).start()) {
            var name = Visitor.unique("Anna");
            var anna = Visitor.member(portal, name);
            var room = anna.openRoom(Visitor.unique("room"), Map.of());
            assertThat(anna.page("/settings/privacy").select("#history").text()).contains("Terms 1").contains("Privacy policy 1").contains("Room rules 1");
            var admin = Visitor.admin(portal);

            assertThat(admin.fill("/admin/documents", "Publish", Map.of("Text", "too short", "In force from", "some day")).body()).contains("20 to 60,000").contains("A day from today");
            assertThat(admin.fill("/admin/documents", "Publish", Map.of("Text", TERMS)).uri().getPath()).isEqualTo("/archive/terms");
            var asked = anna.page("/rooms/new");
            assertThat(asked.text()).contains("Something changed").contains("Terms").doesNotContain("Open room");
            assertThat(anna.page("/archive/terms").select(".added").text()).contains("There are paid plans now.");
            assertThat(anna.page("/archive/terms").select(".removed").text()).contains("Parley is for people of 18 and over");
            try (var socket = RoomClient.connect(anna, room)) {
                socket.send(RoomClient.frame("hello"));
                assertThat(socket.await("error").getString("code")).isEqualTo("consent-needed");
            }
            assertThat(anna.page("/settings/privacy").text()).as("deciding and leaving stay possible").contains("Erase your account");
            assertThat(anna.press("/rooms/new", "#yes").location()).endsWith("/rooms/new");
            assertThat(anna.page("/settings/privacy").select("#history").text()).contains("Terms 2");
            try (var socket = RoomClient.connect(anna, room).hello()) {
                socket.sayAndWait("1", "back");
            }
            assertThat(new Visitor(portal).get("/archive/nothing").statusCode()).isEqualTo(404);
            policy = new Visitor(portal).page("/privacy").text();
            assertThat(policy).doesNotContain("the mail server (").contains("Letters about your account");
            assertThat(anna.get("/admin/documents").statusCode()).isEqualTo(403);

            // the same portal, with a mail server from now on
            portal.stop();
            try (var mail = new PostOffice()) {
                portal.with(mail.settings()).start();
                assertThat(new Visitor(portal).page("/privacy").text()).contains("Letters about your account").contains("mail server (127.0.0.1)");
                assertThat(new Visitor(portal).page("/archive/privacy").select(".version")).hasSize(2);
                assertThat(anna.page("/rooms/new").text()).as("a new recipient is a material change").contains("Something changed").contains("Privacy policy");
                var letter = mail.await(name.toLowerCase(java.util.Locale.ROOT) + "@example.org", 1);
                assertThat(letter.subject()).isEqualTo("A document of Parley has changed");
                assertThat(letter.links()).singleElement().asString().endsWith("/archive/privacy");
            }
        }
    }
}
