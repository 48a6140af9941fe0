package org.parley.media.engine.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StunTest {
    /** RFC 5769, 2.1. */
    private static final byte[] REQUEST = HexFormat.of().parseHex("000100582112a442b7e7a701bc34d686fa87dfae"
        + "802200105354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
        + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2" + "80280004e57a3bcf");
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Test void the_request_of_RFC_5769_is_authentic_with_its_password_only() {
        var request = StunRequest.parse(REQUEST, REQUEST.length);
        assertThat(request.receiver()).isEqualTo("evtj");
        assertThat(request.authentic(PASSWORD)).isTrue();
        assertThat(request.authentic("VOkJxbRl1RmTxUk/WvJxBT")).isFalse();
        assertThat(request.useCandidate()).isFalse();
    }

    @Test void the_response_carries_the_mapped_address_of_RFC_5769_and_is_no_longer_than_the_request() {
        var request = StunRequest.parse(REQUEST, REQUEST.length);
        var response = StunResponse.success(request, new InetSocketAddress("192.0.2.1", 32_853), PASSWORD);
        assertThat(HexFormat.of().formatHex(response)).startsWith("0101002c2112a442b7e7a701bc34d686fa87dfae" + "002000080001a147e112a643");
        assertThat(response.length).isLessThanOrEqualTo(REQUEST.length);
    }

    @Test void any_flipped_bit_makes_it_refused_or_not_authentic() {
        for (int bit = 0; bit < REQUEST.length * 8; bit++) {
            int at = bit / 8;
            boolean unprotected = at >= 77 && at < 80 || at >= 100 && at < 104;   // padding; the fingerprint's type and length
            var mutated = REQUEST.clone();
            mutated[at] ^= (byte) (1 << bit % 8);
            var request = StunRequest.parse(mutated, mutated.length);
            if (!unprotected) assertThat(request == null || !request.authentic(PASSWORD)).as("bit %d", bit).isTrue();
        }
    }

    @Test void no_bytes_make_the_parser_fail() {
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            var mutated = REQUEST.clone();
            for (int k = random.nextInt(1, 6); k > 0; k--) mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            int length = random.nextInt(mutated.length + 1);
            var request = StunRequest.parse(mutated, length);
            if (request != null) request.receiver();
        }
    }
}
