package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.media.client.ClientLoop;
import org.parley.media.kurento.WireServer;

/** A portal that has its media done by a Kurento Media Server, played by our engine behind Kurento's protocol. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(180)
class KurentoIT {
    @Test void M5_two_people_see_each_other_and_do_so_again_when_the_server_was_killed_and_started() throws Exception {
        var server = new WireServer(0);
        try (var portal = new Portal(Portal.Database.H2, Map.of("PARLEY_KURENTO_URIS", server.uri())).start(); var loop = new ClientLoop()) {
            var room = Visitor.admin(portal).openRoom(Visitor.unique("kurento"), Map.of());
            try (var anna = new OnCamera(portal, room, "anna", loop); var ben = new OnCamera(portal, room, "ben", loop)) {
                anna.offerCamera().connectCamera();
                ben.offerCamera().connectCamera();
                anna.watch(ben);
                ben.watch(anna);
                OnCamera.seeEachOther(anna, ben);

                int port = server.port();
                server.kill();
                for (var person : new OnCamera[] {anna, ben}) {
                    person.awaitRenegotiate("publish", 1);
                    person.awaitRenegotiate("subscribe", 1);
                    person.offerCamera().awaitUnavailable();
                }
                server = new WireServer(port);
                long back = System.nanoTime();
                for (var person : new OnCamera[] {anna, ben}) {
                    person.awaitRenegotiate("publish", 2);
                    person.offerCamera().connectCamera();
                }
                anna.watch(ben);
                ben.watch(anna);
                OnCamera.seeEachOther(anna, ben);
                assertThat(Duration.ofNanos(System.nanoTime() - back)).as("cameras back").isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            server.close();
        }
    }
}
