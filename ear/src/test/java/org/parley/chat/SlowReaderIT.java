package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

/** R5: who does not read is dropped, the others do not notice. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SlowReaderIT {
    private static final int GROUP = 100, MOST = 10_000;

    @ParameterizedTest @EnumSource void a_reader_that_stops_reading_is_dropped_and_the_others_go_on(Portal.Database database) {
        try (var portal = new Portal(database, Map.of("PARLEY_CHAT_RATE", "1000000")).start()) {
            var room = Visitor.admin(portal).openRoom("slow", Map.of());
            try (var sleeper = RoomClient.join(portal, room, "sleeper").stopReading(); var ben = RoomClient.join(portal, room, "ben");
                 var anna = RoomClient.join(portal, room, "anna")) {
                var text = "x".repeat(1990);
                long said = 0;
                while (ben.frames("left").isEmpty() && said < MOST) {
                    for (int n = 0; n < GROUP; n++) anna.say("m" + said++, text);
                    long last = said;
                    ben.await("said", frame -> frame.getInt("seq") == last);
                }
                assertThat(ben.await("left").getString("person")).isEqualTo("sleeper");
                assertThat(ben.frames("said")).hasSize((int) said);
            }
        }
    }
}
