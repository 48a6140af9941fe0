package org.parley.media.engine.stun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.media.client.CheckRequest;

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

    private static StunRequest asking(int... types) {
        var bytes = CheckRequest.bytes("evtj:h6vY", PASSWORD, new Random(1), types);
        return StunRequest.parse(bytes, bytes.length);
    }

    @Test void attributes_that_may_be_ignored_are() {
        assertThat(StunRequest.parse(REQUEST, REQUEST.length).asksTooMuch()).isFalse();
        assertThat(asking(0x8022, 0xC057).asksTooMuch()).isFalse();
    }

    @Test void attributes_that_must_be_understood_and_are_not_are_listed_in_a_420() {
        var request = asking(0x7777, 0x0042, 0x8022, 0x0043);
        assertThat(request.authentic(PASSWORD)).isTrue();
        assertThat(request.asksTooMuch()).isTrue();
        var response = StunResponse.unknownAttributes(request, PASSWORD);
        var hex = HexFormat.of().formatHex(response);
        assertThat(hex).startsWith("0111").contains("0009000400000414" + "000a0006777700420043" + "0000" + "00080014");
        assertThat(Arrays.copyOfRange(response, 4, 20)).isEqualTo(Arrays.copyOfRange(request.message(), 4, 20));
        assertThat(response.length - 20).isEqualTo(response[2] << 8 | response[3]);
    }

    @Test void many_unknown_attributes_make_no_longer_response_than_that_of_sixteen() {
        var request = asking(IntStream.range(0x1000, 0x1030).toArray());
        var response = StunResponse.unknownAttributes(request, PASSWORD);
        assertThat(response.length).isEqualTo(96).isLessThan(request.message().length);
    }

    @Test void of_two_usernames_the_first_counts() {
        var request = asking();
        var twice = ByteBuffer.allocate(200).put(request.message(), 0, 20).putShort((short) 6).putShort((short) 4).put("anna".getBytes(UTF_8))
            .putShort((short) 6).putShort((short) 4).put("bela".getBytes(UTF_8));
        var bytes = StunResponse.finish(twice, PASSWORD);
        assertThat(StunRequest.parse(bytes, bytes.length).receiver()).isEqualTo("anna");
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
