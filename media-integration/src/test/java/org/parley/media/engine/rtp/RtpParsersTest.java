package org.parley.media.engine.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RtpParsersTest {
    private final Random random = new Random(7);

    @Test void no_bytes_make_a_parser_fail_or_read_beyond_the_end() {
        for (int i = 0; i < 200_000; i++) {
            var b = new byte[random.nextInt(2, 80)];
            random.nextBytes(b);
            b[0] = (byte) (0x80 | b[0] & 0x3f);
            if (random.nextBoolean() && b.length > 14) Octets.put16(b, 12, random.nextBoolean() ? 0xBEDE : 0x1000);
            int header = RtpHeader.length(b, b.length);
            if (header >= 0) {
                assertThat(header).isBetween(12, b.length);
                assertThat(RtpHeader.padding(b, header, b.length)).isBetween(-1, b.length - header);
                int found = HeaderExtensions.find(b, header, random.nextInt(1, 256));
                if (found >= 0) assertThat((found >> 8) + (found & 0xff)).isLessThanOrEqualTo(header);
                Vp8Payload.startsKeyFrame(b, header, b.length);
                assertThat(header + (Vp8Payload.pictureBits(b, header, b.length) + 7) / 8).isLessThanOrEqualTo(b.length);
                assertThat(header + Vp8Payload.levelZeroAt(b, header, b.length)).isLessThanOrEqualTo(b.length);
            }
            RtcpReader.read(b, b.length, (type, count, d, at, length) -> assertThat(at + length).isLessThanOrEqualTo(d.length));
        }
    }

    @Test void key_frames_are_known_by_descriptor_and_frame_header() {
        assertThat(Vp8Payload.startsKeyFrame(new byte[] {0x10, 0x00}, 0, 2)).isTrue();
        assertThat(Vp8Payload.startsKeyFrame(new byte[] {0x10, 0x01}, 0, 2)).as("delta frame").isFalse();
        assertThat(Vp8Payload.startsKeyFrame(new byte[] {0x00, 0x00}, 0, 2)).as("not the start").isFalse();
        assertThat(Vp8Payload.startsKeyFrame(new byte[] {0x11, 0x00}, 0, 2)).as("second partition").isFalse();
        byte[] pictureId = {(byte) 0x90, (byte) 0x80, (byte) 0x81, 0x22, 0x00};
        assertThat(Vp8Payload.startsKeyFrame(pictureId, 0, 5)).as("15-bit picture id").isTrue();
        assertThat(Vp8Payload.startsKeyFrame(pictureId, 0, 4)).as("cut off").isFalse();
    }

    @Test void picture_numbers_are_found_where_the_descriptor_says() {
        byte[] wide = {0x55, (byte) 0x90, (byte) 0xe0, (byte) 0x81, 0x22, 0x07, 0x00, 0x00};
        assertThat(Vp8Payload.pictureBits(wide, 1, 8)).isEqualTo(15);
        assertThat(Vp8Payload.levelZeroAt(wide, 1, 8)).isEqualTo(4);
        byte[] narrow = {(byte) 0x90, (byte) 0xc0, 0x22, 0x07, 0x00};
        assertThat(Vp8Payload.pictureBits(narrow, 0, 5)).isEqualTo(7);
        assertThat(Vp8Payload.levelZeroAt(narrow, 0, 5)).isEqualTo(3);
        byte[] levelOnly = {(byte) 0x90, 0x40, 0x07, 0x00};
        assertThat(Vp8Payload.pictureBits(levelOnly, 0, 4)).isZero();
        assertThat(Vp8Payload.levelZeroAt(levelOnly, 0, 4)).isEqualTo(2);
        for (int end = 1; end < 4; end++) assertThat(Vp8Payload.pictureBits(wide, 1, end)).as("cut off").isZero();
        assertThat(Vp8Payload.levelZeroAt(wide, 1, 5)).as("cut off").isZero();
    }

    @Test void losses_are_asked_for_until_they_come_or_are_given_up() {
        var losses = new Losses();
        assertThat(losses.gap(10, 14, 0)).isTrue();
        assertThat(losses.collect(0)).isEqualTo(3);
        assertThat(losses.request()).startsWith(11, 12, 13);
        losses.arrived(12);
        assertThat(losses.collect(50_000_000)).as("too soon").isZero();
        int rounds = 0;
        long now = 0;
        while (losses.any()) {
            now += 100_000_000;
            if (losses.collect(now) > 0) rounds++;
            losses.giveUp(now);
        }
        assertThat(rounds).isEqualTo(7);
        assertThat(losses.gap(20, 2000, now)).as("too many at once").isFalse();
        assertThat(losses.any()).isFalse();
    }

    @Test void a_NACK_lists_what_was_asked_for() {
        int[] wanted = {65_530, 65_531, 3, 10, 11, 12, 500};
        var out = new RtcpWriter().clear().nack(1, 2, wanted, wanted.length);
        var listed = new java.util.TreeSet<Integer>();
        RtcpReader.read(out.bytes(), out.length(), (type, count, b, at, length) -> {
            assertThat(count).isEqualTo(RtcpWriter.NACK);
            for (int i = at + 12; i < at + length; i += 4) {
                listed.add(Octets.int16(b, i));
                for (int k = 0; k < 16; k++) if ((Octets.int16(b, i + 2) >> k & 1) != 0) listed.add(Octets.int16(b, i) + k + 1 & 0xffff);
            }
        });
        assertThat(listed).containsExactlyInAnyOrder(65_530, 65_531, 3, 10, 11, 12, 500);
    }

    /** Reads feedback as the draft says, 3.1. */
    private static Map<Integer, Long> arrivals(byte[] b, int at, int length) {
        int base = Octets.int16(b, at + 12);
        int count = Octets.int16(b, at + 14);
        long time = (long) (Octets.int32(b, at + 16) >>> 8) * 64_000;
        var symbols = new int[count + 14];
        int p = at + 20;
        for (int i = 0; i < count; p += 2) {
            int chunk = Octets.int16(b, p);
            if (chunk >>> 15 == 0) for (int k = chunk & 0x1fff; k > 0; k--) symbols[i++] = chunk >> 13 & 3;
            else for (int k = 0; k < 7; k++) symbols[i++] = chunk >> 12 - 2 * k & 3;
        }
        var arrivals = new HashMap<Integer, Long>();
        for (int i = 0; i < count; i++) {
            if (symbols[i] == 0) continue;
            time += 250L * (symbols[i] == 1 ? b[p] & 0xff : (short) Octets.int16(b, p));
            p += symbols[i];
            arrivals.put(base + i & 0xffff, time);
        }
        assertThat(p).isLessThanOrEqualTo(at + length);
        return arrivals;
    }

    @Test void transport_feedback_tells_each_arrival_to_a_quarter_of_a_millisecond() {
        var feedback = new TransportFeedback();
        var sent = new HashMap<Integer, Long>();
        var told = new HashMap<Integer, Long>();
        long now = 5_000_000_000L;
        for (int i = 65_000; i < 68_000; i++) {
            now += random.nextInt(10) == 0 ? 30_000_000 : random.nextInt(3_000_000);
            if (random.nextInt(20) == 0) continue;
            feedback.packet(i & 0xffff, 9, now);
            sent.put(i & 0xffff, now / 1000);
            if (i % 50 == 0) tell(feedback, told);
        }
        tell(feedback, told);
        assertThat(told.keySet()).isEqualTo(sent.keySet());
        sent.forEach((number, at) -> assertThat(at - told.get(number)).isBetween(-250L, 500L));
    }

    private static void tell(TransportFeedback feedback, Map<Integer, Long> told) {
        while (feedback.pending()) {
            var out = new RtcpWriter().clear();
            feedback.write(out, 1);
            RtcpReader.read(out.bytes(), out.length(), (type, count, b, at, length) -> told.putAll(arrivals(b, at, length)));
        }
    }
}
