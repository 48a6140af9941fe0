package org.parley.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Portal;
import org.parley.Portal.Database;
import org.parley.Visitor;

/** {@code ./parley run}: what it says, how it ends, and that two of them do not touch each other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LaunchIT {
    @ParameterizedTest @ValueSource(strings = {"PARLEY_HTTP_PORT", "PARLEY_MANAGEMENT_PORT"})
    void a_taken_port_is_named_with_its_setting(String setting) throws IOException {
        try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress()); var portal = new Portal(Database.H2, Map.of(setting, "" + other.getLocalPort()))) {
            var ending = portal.startInVain();
            assertThat(ending.status()).isEqualTo(1);
            assertThat(ending.words()).contains("port " + other.getLocalPort() + " is in use", setting).doesNotContain("Starting");
            other.setSoTimeout(5000);
            other.accept().close(); // what the launcher knocked with
            try (var knock = new Socket(); var answer = knock(knock, other)) {
                assertThat(answer.isConnected()).isTrue();
            }
        }
    }

    private static Socket knock(Socket from, ServerSocket at) throws IOException {
        from.connect(new InetSocketAddress(at.getInetAddress(), at.getLocalPort()), 2000);
        return at.accept();
    }

    @Test void a_taken_media_port_is_named_with_its_setting() throws IOException {
        try (var other = new DatagramSocket(0, InetAddress.getLoopbackAddress()); var portal = new Portal(Database.H2, Map.of("PARLEY_MEDIA_PORT", "" + other.getLocalPort()))) {
            var ending = portal.startInVain();
            assertThat(ending.status()).as(ending.words()).isEqualTo(1);
            assertThat(ending.words()).contains("UDP port " + other.getLocalPort() + " cannot be had", "PARLEY_MEDIA_PORT");
        }
    }

    @ParameterizedTest @CsvSource({"other:5445,short,PARLEY_CLUSTER_SECRET", "no port,a secret between nodes,host:port", "other:5445,a secret between nodes,PARLEY_DB_URL"})
    void a_node_among_others_is_told_what_it_lacks(String peers, String secret, String named) {
        var database = named.equals("PARLEY_DB_URL") ? Database.H2 : Database.POSTGRESQL;
        try (var portal = new Portal(database, Map.of("PARLEY_CLUSTER_PEERS", peers, "PARLEY_CLUSTER_SECRET", secret))) {
            var ending = portal.startInVain();
            assertThat(ending.status()).isEqualTo(1);
            assertThat(ending.words()).contains("PARLEY_CLUSTER_PEERS", named);
        }
    }

    @Test @DisplayName("A13 a secret of a door in a file stops the start, which names its setting")
    void secret_in_a_file() throws IOException {
        var file = java.nio.file.Files.createTempFile("secret", ".properties");
        java.nio.file.Files.writeString(file, "parley.doors.acme.secret=hush\n");
        var settings = Map.of("PARLEY_DOORS", "acme", "PARLEY_DOORS_ACME_CLIENT_ID", "parley", "PARLEY_DOORS_ACME_DISCOVERY", "https://acme.example", "PARLEY_JAVA_OPTIONS", "-Dsmallrye.config.locations=" + file);
        try (var portal = new Portal(Database.H2, settings)) {
            var ending = portal.startInVain();
            assertThat(ending.status()).as(ending.words()).isEqualTo(1);
            assertThat(ending.words()).contains("parley.doors.acme.secret", "PARLEY_DOORS_ACME_SECRET").doesNotContain("hush");
        }
    }

    @Test void two_portals_run_side_by_side_and_a_third_harms_neither() {
        try (var one = new Portal(Database.H2).start(); var two = new Portal(Database.H2).start()) {
            var room = Visitor.admin(one).openRoom("only-here", Map.of());
            assertThat(new Visitor(one).get("/room/" + room).statusCode()).isEqualTo(200);
            assertThat(new Visitor(two).get("/room/" + room).statusCode()).isEqualTo(404);
            try (var late = new Portal(Database.H2, Map.of("PARLEY_HTTP_PORT", "" + one.httpPort())); var intruder = new Portal(Database.H2, Map.of("PARLEY_DATA", two.data().toString()))) {
                assertThat(late.startInVain().status()).isEqualTo(1);
                var ending = intruder.startInVain();
                assertThat(ending.status()).isEqualTo(1);
                assertThat(ending.words()).contains(two.data().toString(), "PARLEY_DATA").doesNotContain("Starting");
            }
            assertThat(one.isServing()).isTrue();
            assertThat(two.isServing()).isTrue();
            assertThat(new Visitor(one).get("/room/" + room).statusCode()).isEqualTo(200);
            assertThat(Visitor.admin(two).openRoom("and-there", Map.of())).isEqualTo("and-there");
        }
    }

    @ParameterizedTest @ValueSource(strings = {"INT", "TERM"})
    void a_signal_stops_the_server_cleanly(String signal) throws IOException {
        try (var portal = new Portal(Database.H2).start()) {
            var room = Visitor.admin(portal).openRoom("stays", Map.of());
            var ending = portal.signal(signal);
            assertThat(ending.status()).as(ending.words()).isZero();
            assertThat(portal.isServing()).isFalse();
            assertThat(java.nio.file.Files.readString(portal.log())).contains("WFLYSRV0050"); // it said good-bye
            portal.start();
            assertThat(new Visitor(portal).get("/room/" + room).statusCode()).isEqualTo(200);
        }
    }
}
