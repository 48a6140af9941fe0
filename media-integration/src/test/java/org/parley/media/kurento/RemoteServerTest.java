package org.parley.media.kurento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(10)
class RemoteServerTest {
    private static final class NobodyListens implements MediaServerListener {
        @Override public void lost(MediaServer server) {}

        @Override public void reached(MediaServer server) {}
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test void an_end_in_order_tells_the_server_to_forget_us() throws Exception {
        try (var wire = new WireServer(0)) {
            var reached = new ReachedServers();
            var server = new RemoteServer(wire.uri(), reached);
            reached.await(server);
            assertThat(wire.awaitPing()).isTrue();
            server.client().getServerManager().getInfo(); // answered after the ping, which is over then
            server.close();
            assertThat(wire.awaitEnd()).isTrue();
        }
    }

    @Test @Timeout(40) void M5_a_server_that_hangs_counts_as_lost_within_7_s() throws Exception {
        try (var wire = new WireServer(0)) {
            var reached = new ReachedServers();
            try (var server = new RemoteServer(wire.uri(), reached)) {
                reached.await(server);
                long hung = System.nanoTime();
                wire.hang();
                reached.awaitLoss(server);
                assertThat(Duration.ofNanos(System.nanoTime() - hung)).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    @Test void M5_a_server_that_cannot_be_reached_is_unavailable_and_is_tried_until_it_comes_up() throws IOException {
        int port = freePort();
        try (var server = new RemoteServer("ws://127.0.0.1:" + port + "/kurento", new NobodyListens())) {
            assertThat(server.available()).isFalse();
            assertThatThrownBy(server::client).isInstanceOf(MediaUnavailable.class);
            try (var up = new ServerSocket(port, 50, InetAddress.getLoopbackAddress()); var attempt = up.accept()) {
                assertThat(attempt.isConnected()).isTrue();
            }
        }
    }
}
