package org.parley.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A12 where a picture may lie")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicAddressTest {
    @ParameterizedTest @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001::1", "2001:db8::1", "2130706433", "::127.0.0.1"})
    void nothing_of_an_own_network(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest @ValueSource(strings = {"1.1.1.1", "93.184.215.14", "100.63.0.1", "172.32.0.1", "2606:4700:4700::1111", "2a00:1450:4001:80e::200e"})
    void the_open_internet(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest @ValueSource(strings = {"http://example.org/a.jpg", "https://user:secret@example.org/a.jpg", "https://[::1]/a.jpg", "file:///etc/passwd", "//example.org/a.jpg", "https:///a.jpg", "https://example.org/a b", "https://example.org/a\r\nHost: x", "javascript:alert(1)", "data:image/png;base64,AA"})
    void nothing_but_https_at_a_name(String address) {
        assertThat(PictureAddress.of(address)).isEmpty();
    }

    @org.junit.jupiter.api.Test void what_is_asked_names_host_path_and_query() {
        assertThat(PictureAddress.of("https://pictures.example.org/a%20b?s=96").orElseThrow().request()).startsWith("GET /a%20b?s=96 HTTP/1.0\r\nHost: pictures.example.org\r\n").endsWith("\r\n\r\n");
        assertThat(PictureAddress.of("https://pictures.example.org").orElseThrow().request()).startsWith("GET / HTTP/1.0\r\n");
    }
}
