package org.parley.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultIT {
    @Test @DisplayName("P4 an erased member cannot be read even from a copy of the database made before; a lost master key stops the start")
    void copies_and_lost_keys() throws IOException {
        try (var portal = new Portal(Portal.Database.H2, Map.of("PARLEY_ACCOUNT_COOLING_OFF", "PT0S")).start()) {
            var name = Visitor.unique("Anna");
            var anna = Visitor.member(portal, name);
            var room = anna.openRoom(Visitor.unique("room"), Map.of());
            try (var socket = RoomClient.connect(anna, room).hello()) {
                socket.sayAndWait("1", "the words of " + name);
            }
            portal.stop();
            var database = portal.data().resolve("database/parley.mv.db");
            var copy = portal.data().resolve("copy.mv.db");
            Files.copy(database, copy);
            assertThat(readable(database)).doesNotContain("the words of").doesNotContain(name).doesNotContain("example.org");

            portal.start();
            anna = new Visitor(portal);
            assertThat(anna.postSession(jakarta.json.Json.createObjectBuilder().add("email", name + "@example.org").add("password", Visitor.PASSWORD).build()).statusCode()).isEqualTo(200);
            assertThat(anna.fill("/settings/privacy", "Erase everything", Map.of("Yes, erase everything", "true")).uri().getPath()).isEqualTo("/erased");
            erasureAfterItsTime(portal);
            portal.stop();

            Files.delete(database);
            Files.move(copy, database);
            var rotated = portal.command("rotate-master-key");
            assertThat(rotated.status()).as(rotated.words()).isZero();
            assertThat(rotated.words()).contains("A new master key wraps");
            portal.start();
            assertThat(portal.command("rotate-master-key").words()).contains("Stop it");
            assertThat(Visitor.admin(portal).get("/").statusCode()).isEqualTo(200);
            try (var guest = RoomClient.join(portal, room, Visitor.unique("guest"))) {
                var said = guest.welcome().getJsonArray("history").getJsonObject(0);
                assertThat(said.getString("author")).isEqualTo("former");
                assertThat(said.toString()).doesNotContain("the words of");
            }
            portal.stop();

            var master = portal.data().resolve("vault/master.json");
            Files.move(master, portal.data().resolve("elsewhere.json"));
            var ending = portal.startInVain();
            assertThat(ending.words()).contains("The master key").contains("is missing").contains("backup");
            assertThat(master).doesNotExist();
        }
    }

    /** A14: nothing of the account is left once the cooling-off period is over, here of no length. */
    private static void erasureAfterItsTime(Portal portal) {
        var name = Visitor.unique("Bela");
        var bela = Visitor.member(portal, name);
        assertThat(bela.press("/settings/account", "#delete").location()).contains("/asleep");
        var admin = Visitor.admin(portal);
        assertThat(admin.fill("/admin/members", "Find", Map.of("Screen name, e-mail or number", name)).body()).contains("to be erased");
        admin.submit(admin.press("/admin/privacy", "#dry-run"), "Remove it now", Map.of());
        assertThat(admin.fill("/admin/members", "Find", Map.of("Screen name, e-mail or number", name)).body()).contains("No member has this");
    }

    private static String readable(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
