package org.parley.media.engine.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.media.engine.rtp.Octets;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SrtpTest {
    private static final byte[] KEY = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static final byte[] SALT = hex("0EC675AD498AFEEBB6960B3AABE6");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static MasterKey key(SrtpProfile profile) {
        return new MasterKey(profile, KEY, Arrays.copyOf(SALT, profile.salt()));
    }

    @Test void session_keys_are_those_of_RFC_3711_B_3() {
        var master = key(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
        assertThat(master.derive(MasterKey.RTP_KEY, 16)).isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(master.derive(MasterKey.RTP_SALT, 14)).isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(master.derive(MasterKey.RTP_AUTH, 20)).isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    @Test void a_packet_in_counter_mode_is_that_of_libsrtp() {
        var packet = Arrays.copyOf(hex("800f1234decafbadcafebabe abababababababababababababababab"), 60);
        int sealed = new SrtpSender(key(SrtpProfile.AES_CM_128_HMAC_SHA1_80)).seal(packet, 12, 28, 0xcafebabe, 0x1234);
        assertThat(Arrays.copyOf(packet, sealed)).isEqualTo(hex("800f1234decafbadcafebabe 4e55dc4ce79978d88ca4d215949d2402 b78d6acc99ea179b8dbb"));
    }

    @Test void a_packet_in_GCM_is_that_of_RFC_7714_16_1_1() throws Exception {
        var salt = hex("517569642070726f2071756f");
        var key = hex("000102030405060708090a0b0c0d0e0f");
        var gcm = new GcmProtection(key, salt, key, salt);
        var open = hex("8040f17b8041f8d35501a0b2 47616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573");
        var packet = Arrays.copyOf(open, open.length + 16);
        assertThat(gcm.seal(packet, 12, open.length, 0x5501a0b2, 0xf17b)).isEqualTo(packet.length);
        assertThat(packet).isEqualTo(hex("8040f17b8041f8d35501a0b2 f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
            + "899d7f27beb16a9152cf765ee4390cce"));
    }

    private static byte[] packet(int sequence) {
        var b = new byte[300];
        new Random(sequence).nextBytes(b);
        b[0] = (byte) 0x80;
        b[1] = 96;
        Octets.put16(b, 2, sequence);
        Octets.put32(b, 8, 77);
        return b;
    }

    @ParameterizedTest @EnumSource void what_was_sealed_opens_once_over_a_wrap_of_the_sequence_number(SrtpProfile profile) {
        var sender = new SrtpSender(key(profile));
        var receiver = new SrtpReceiver(key(profile));
        for (int i = 65_000; i < 67_000; i++) {
            var b = packet(i);
            int sealed = sender.seal(b, 12, 200, 77, i);
            var replay = b.clone();
            assertThat(receiver.open(b, sealed)).isEqualTo(200);
            assertThat(Arrays.copyOf(b, 200)).isEqualTo(Arrays.copyOf(packet(i), 200));
            assertThat(receiver.open(replay, sealed)).isEqualTo(-1);
        }
    }

    @ParameterizedTest @EnumSource void reordered_packets_open_within_the_window_and_not_beyond(SrtpProfile profile) {
        var sender = new SrtpSender(key(profile));
        var receiver = new SrtpReceiver(key(profile));
        int[] numbers = {200, 199, 330, 203, 329, 202, 203, 100};
        boolean[] open = {true, true, true, true, true, false, false, false};
        for (int i = 0; i < numbers.length; i++) {
            var b = packet(numbers[i]);
            assertThat(receiver.open(b, sender.seal(b, 12, 200, 77, numbers[i])) >= 0).as("packet %d", numbers[i]).isEqualTo(open[i]);
        }
    }

    @ParameterizedTest @EnumSource void the_same_packet_may_be_sealed_twice_for_a_repair_without_RTX(SrtpProfile profile) {
        var sender = new SrtpSender(key(profile));
        var once = packet(9);
        var twice = packet(9);
        assertThat(sender.seal(once, 12, 200, 77, 9)).isEqualTo(sender.seal(twice, 12, 200, 77, 9));
        assertThat(twice).isEqualTo(once);
    }

    @ParameterizedTest @EnumSource void one_flipped_bit_is_noticed(SrtpProfile profile) {
        for (int bit = 0; bit < 216 * 8; bit += 7) {
            var b = packet(9);
            int sealed = new SrtpSender(key(profile)).seal(b, 12, 200, 77, 9);
            if (bit / 8 >= sealed) break;
            b[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(new SrtpReceiver(key(profile)).open(b, sealed)).as("bit %d", bit).isEqualTo(-1);
        }
    }

    @ParameterizedTest @EnumSource void RTCP_opens_once_and_only_unharmed(SrtpProfile profile) {
        var sender = new SrtpSender(key(profile));
        var receiver = new SrtpReceiver(key(profile));
        for (int i = 0; i < 200; i++) {
            var b = new byte[200];
            new Random(i).nextBytes(b);
            b[0] = (byte) 0x80;
            b[1] = (byte) 200;
            Octets.put32(b, 4, 77);
            var open = Arrays.copyOf(b, 100);
            int sealed = sender.sealRtcp(b, 100);
            var harmed = b.clone();
            harmed[i % sealed] ^= 1;
            assertThat(receiver.openRtcp(harmed, sealed)).isEqualTo(-1);
            var replay = b.clone();
            assertThat(receiver.openRtcp(b, sealed)).isEqualTo(100);
            assertThat(Arrays.copyOf(b, 100)).isEqualTo(open);
            assertThat(receiver.openRtcp(replay, sealed)).isEqualTo(-1);
        }
    }

    @ParameterizedTest @EnumSource void forged_streams_take_no_place_and_authentic_ones_at_most_16(SrtpProfile profile) {
        var sender = new SrtpSender(key(profile));
        var receiver = new SrtpReceiver(key(profile));
        for (int i = 0; i < 1000; i++) {
            var forged = packet(i);
            Octets.put32(forged, 8, i);
            assertThat(receiver.open(forged, 200)).isEqualTo(-1);
        }
        for (int ssrc = 1; ssrc <= 20; ssrc++) {
            var b = packet(5);
            Octets.put32(b, 8, ssrc);
            assertThat(receiver.open(b, sender.seal(b, 12, 200, ssrc, 5)) >= 0).isEqualTo(ssrc <= 16);
        }
    }

    @ParameterizedTest @EnumSource void no_bytes_make_opening_fail_otherwise(SrtpProfile profile) {
        var receiver = new SrtpReceiver(key(profile));
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var b = new byte[random.nextInt(2, 200)];
            random.nextBytes(b);
            b[0] = (byte) (0x80 | b[0] & 0x3f);
            assertThat(receiver.open(b, b.length)).isEqualTo(-1);
            assertThat(receiver.openRtcp(b, b.length)).isEqualTo(-1);
        }
    }
}
