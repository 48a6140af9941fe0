package org.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.PostgresServer;
import org.parley.Visitor;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NameIT {
    private static String renamed(Visitor who, String to) {
        return Jsoup.parse(who.fill("/settings/name", "Change name", Map.of("New screen name", to)).body()).text();
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A4 a member takes another name; the one before stays theirs, and moderators can see it")
    void renaming(Database database) {
        var portal = Portal.shared(database);
        var before = Visitor.unique("Anna");
        var after = Visitor.unique("Hanna");
        var anna = Visitor.member(portal, before);
        var elsewhere = new Visitor(portal);
        elsewhere.postSession(Json.createObjectBuilder().add("email", before + "@example.org").add("password", Visitor.PASSWORD).build());
        assertThat(renamed(anna, before)).contains("This is your name already");
        assertThat(renamed(anna, after)).contains(after);
        assertThat(anna.page("/settings/profile").select("header .name").text()).isEqualTo(after);
        assertThat(elsewhere.page("/settings/profile").location()).as("no other browser goes on under the old name").contains("/sign-in");
        assertThat(new Visitor(portal).get("/member/" + before).statusCode()).isEqualTo(404);
        assertThat(new Visitor(portal).page("/member/" + after).text()).contains(after);
        assertThat(renamed(Visitor.member(portal, Visitor.unique("Bela")), before)).as("it stays Anna's").contains("Somebody already has this name");

        var admin = Visitor.admin(portal);
        var page = admin.fill("/admin/members", "Find", Map.of("Screen name, e-mail or number", after)).uri().toString().replaceAll("^https?://[^/]*", "");
        assertThat(admin.press(page, "#acts\\:names").select("#former-names").text()).contains(before);
        assertThat(anna.page("/settings/privacy").select("#entries").text()).contains("Saw the names you had before");
    }

    @ParameterizedTest @EnumSource(Database.class) @DisplayName("A4 A17 nobody goes by a name that looks like another's, members and guests alike")
    void imitations(Database database) {
        var portal = Portal.shared(database);
        var name = Visitor.unique("Bill");
        Visitor.member(portal, name);
        var imitation = name.replace("Bill", "BiIl");
        var form = Map.of("Screen name", imitation, "E-mail", "x" + name + "@example.org", "Password", Visitor.PASSWORD, "Date of birth", "1990-05-17", "I accept the terms", "true");
        assertThat(Jsoup.parse(new Visitor(portal).fill("/sign-up", "Create account", form).body()).text()).contains("Somebody already has this name");
        var guest = Json.createObjectBuilder().add("guest", imitation).add("adult", true).add("terms", true).build();
        assertThat(new Visitor(portal).postSession(guest).statusCode()).isEqualTo(422);
        var mixed = Json.createObjectBuilder().add("guest", name.replace('i', '\u0456')).add("adult", true).add("terms", true).build();
        assertThat(new Visitor(portal).postSession(mixed).body()).contains("one script");
    }

    @Test @DisplayName("A4 two other names a month, also after the server was started anew, which gives old accounts the shapes of their names")
    void seldom() throws SQLException {
        String first = Visitor.unique("Cleo"), second = Visitor.unique("Dora"), third = Visitor.unique("Edda");
        try (var portal = new Portal(Database.POSTGRESQL).start()) {
            var cleo = Visitor.member(portal, first);
            assertThat(renamed(cleo, second)).contains(second);
            assertThat(renamed(cleo, first)).as("back to the first").contains(first);
            portal.stop();
            forgetShapes(portal);
            portal.start();
            cleo.fill("/confirm?return=/settings/name", "Go on", Map.of("Password", Visitor.PASSWORD));
            assertThat(renamed(cleo, third)).contains("twice within a month");
            var imitation = first.replace("Cleo", "C1eo");
            assertThat(isTakenSoon(portal, imitation)).as("the shape of an account older than shapes").isTrue();
        }
    }

    /** As a database of before V12 is. */
    private static void forgetShapes(Portal portal) throws SQLException {
        try (var connection = DriverManager.getConnection(portal.database(), PostgresServer.USER, PostgresServer.PASSWORD); var delete = connection.createStatement()) {
            assertThat(delete.executeUpdate("delete from name_shape")).isPositive();
        }
    }

    private static boolean isTakenSoon(Portal portal, String name) {
        var guest = Json.createObjectBuilder().add("guest", name).add("adult", true).add("terms", true).build();
        for (int n = 0; n < 100; n++) {
            if (new Visitor(portal).postSession(guest).statusCode() == 422) return true;
            LockSupport.parkNanos(200_000_000);
        }
        return false;
    }
}
