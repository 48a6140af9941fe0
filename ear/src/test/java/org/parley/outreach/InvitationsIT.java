package org.parley.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.PostgresServer;
import org.parley.Visitor;
import org.parley.mail.PostOffice;

@DisplayName("A15 invitations by e-mail")
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvitationsIT {
    private final Portal portal = PostOffice.portal();
    private final PostOffice post = PostOffice.shared();
    private final String name = Visitor.unique("host"), friend = Visitor.unique("friend") + "@example.org";
    private final Visitor host = PostOffice.member(name);

    private Document invite(Visitor by, String email, Map<String, String> more) {
        var form = new java.util.HashMap<>(Map.of("E-mail", email));
        form.putAll(more);
        return Jsoup.parse(by.fill("/invitations", "Send the invitation", form).body());
    }

    private static String stop(PostOffice.Letter letter) {
        return PostOffice.path(letter.header("List-Unsubscribe").replaceAll("[<>]", ""));
    }

    private long rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(portal.database(), PostgresServer.USER, PostgresServer.PASSWORD);
             var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test void the_letter_names_the_inviter_and_says_what_becomes_of_the_address() {
        var room = host.openRoom(Visitor.unique("tea"), Map.of());
        assertThat(invite(host, friend, Map.of("Room name", room, "Language of the letter", "FR")).text()).contains("Your invitation is on its way");
        var letter = post.await(friend, 1);
        assertThat(letter.subject()).isEqualTo(name + " vous invite dans un salon sur Parley");
        assertThat(letter.links()).containsExactly(portal.address("/room/" + room).toString());
        assertThat(letter.text()).contains("RGPD art. 14", "votre adresse vient de " + name, "30 jours", "/no-invitations?token=");
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(host.page("/invitations").select("#invited").text()).contains(friend, room);
    }

    @Test void who_wants_no_invitations_is_never_written_to_again_and_nothing_else_stays() throws SQLException {
        invite(host, friend, Map.of());
        var path = stop(post.await(friend, 1));
        assertThat(new Visitor(portal).page(path).select("main").text()).contains("Shall nobody invite this e-mail address any more?");
        assertThat(host.page("/invitations").select("#invited").text()).as("looking changes nothing").contains(friend);
        var before = rows("select count(*) from suppressed_address");
        for (int n = 0; n < 2; n++) assertThat(new Visitor(portal).send(HttpRequest.newBuilder(portal.address(path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))).statusCode()).isEqualTo(200);
        assertThat(host.page("/invitations").select("#invited").text()).doesNotContain(friend);
        assertThat(rows("select count(*) from suppressed_address")).isEqualTo(before + 1);
        assertThat(rows("select count(*) from information_schema.columns where table_name = 'suppressed_address'")).isEqualTo(1);
        assertThat(invite(host, friend, Map.of()).text()).as("the inviter is told the same").contains("Your invitation is on its way");
        var other = Visitor.unique("other") + "@example.org";
        invite(host, other, Map.of());
        post.await(other, 1);
        assertThat(post.letters(friend)).hasSize(1);
        assertThat(host.page("/invitations").select("#invited").text()).doesNotContain(friend);
    }

    @Test void the_link_works_by_its_page_and_after_the_inviter_has_gone() {
        invite(host, friend, Map.of());
        var path = stop(post.await(friend, 1));
        host.press("/invitations", "#invited input[type=submit]");
        assertThat(host.page("/invitations").select("#invited").text()).doesNotContain(friend);
        host.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
        assertThat(new Visitor(portal).press(path, "main form button").select("main").text()).contains("never writes to this address again");
        invite(PostOffice.member(Visitor.unique("second")), friend, Map.of());
        for (var token : List.of("", "x", "x".repeat(43) + "." + "x".repeat(43), "y".repeat(5000)))
            assertThat(new Visitor(portal).page("/no-invitations?token=" + token).select("main").text()).contains("not complete");
    }

    @Test @DisplayName("P4 an erasure takes the address book and the look with the account")
    void erasing() throws SQLException {
        invite(host, friend, Map.of());
        host.fill("/settings/account", "Save", Map.of("Language", "en"));
        var before = rows("select count(*) from invitation") + rows("select count(*) from member_look");
        host.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true"));
        assertThat(rows("select count(*) from invitation") + rows("select count(*) from member_look")).isEqualTo(before - 2);
    }

    @Test void what_cannot_be_is_refused_with_its_reason() {
        assertThat(invite(host, "no address", Map.of("Room name", "no-such-room")).text()).contains("This does not look like an e-mail address.", "There is no room of this name.");
        invite(host, friend, Map.of());
        assertThat(invite(host, friend.toUpperCase(java.util.Locale.ROOT), Map.of()).text()).contains("You have invited this person already.");
        assertThat(new Visitor(portal).page("/invitations").location()).contains("/sign-in");
    }

    @Test void a_member_invites_a_few_a_day_and_an_address_is_invited_a_few_times() {
        for (int n = 0; n < 20; n++) assertThat(invite(host, n + friend, Map.of()).text()).contains("on its way");
        host.press("/invitations", "#invited input[type=submit]");
        assertThat(invite(host, "more" + friend, Map.of()).text()).contains("You have invited many people today.");
        for (int n = 0; n < 4; n++) invite(PostOffice.member(Visitor.unique("guest")), "all" + friend, Map.of());
        var last = Visitor.unique("last") + "@example.org";
        invite(PostOffice.member(Visitor.unique("guest")), last, Map.of());
        post.await(last, 1);
        assertThat(post.letters("all" + friend)).hasSize(3);
    }
}
