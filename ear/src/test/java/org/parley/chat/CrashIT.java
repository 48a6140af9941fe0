package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.room.RoomClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CrashIT {
    private static final int WRITERS = 6;

    @ParameterizedTest @EnumSource void no_acknowledged_message_is_lost_when_the_server_dies(Portal.Database database) throws Exception {
        try (var portal = new Portal(database, Map.of("PARLEY_ROOM_HISTORY", "200", "PARLEY_CHAT_RATE", "1000")).start()) {
            var room = Visitor.member(portal, Visitor.unique("owner")).openRoom(Visitor.unique("room"), Map.of());
            var acknowledged = new ConcurrentHashMap<Long, String>();
            var enough = new java.util.concurrent.CountDownLatch(100 + ThreadLocalRandom.current().nextInt(60));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int n = 0; n < WRITERS; n++) {
                    var writer = RoomClient.join(portal, room, Visitor.unique("guest"));
                    threads.submit(() -> {
                        for (int m = 0; m < 30; m++) {
                            var text = writer.welcome().getString("you") + " " + m;
                            acknowledged.put(writer.sayAndWait("m" + m, text), text);
                            enough.countDown();
                        }
                        return null;
                    });
                }
                assertThat(enough.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
                portal.kill9();
                threads.shutdownNow();
            }
            portal.start();
            try (var reader = RoomClient.join(portal, room, Visitor.unique("guest"))) {
                var history = reader.welcome().getJsonArray("history").getValuesAs(JsonObject.class);
                List<Long> sequence = history.stream().map(said -> said.getJsonNumber("seq").longValue()).toList();
                assertThat(sequence).isSorted().doesNotHaveDuplicates();
                acknowledged.forEach((seq, text) -> assertThat(history).as("acknowledged %d: %s", seq, text)
                    .anyMatch(said -> said.getJsonNumber("seq").longValue() == seq && said.getString("text").equals(text)));
                assertThat(history.stream().map(said -> said.getString("text"))).doesNotHaveDuplicates();
                reader.sayAndWait("after", "life goes on");
            }
        }
    }
}
