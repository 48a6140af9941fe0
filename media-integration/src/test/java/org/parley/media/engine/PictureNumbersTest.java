package org.parley.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.media.engine.rtp.Octets;

/** A subscriber moved from source to source sees pictures numbered without a break (RFC 7741, 4.2). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PictureNumbersTest {
    private final SimulatedNetwork network = new SimulatedNetwork();

    private SimulatedClient publisher(int picture, int levelZero, int bits) {
        var publisher = network.publisher();
        publisher.picture = picture;
        publisher.levelZero = levelZero;
        publisher.pictureBits = bits;
        return publisher.connect();
    }

    private void showFor(SimulatedClient subscriber, SimulatedClient source, long millis) {
        network.sfu.connect(source.peer, subscriber.peer);
        network.run(millis);
    }

    private static void seesNoBreak(SimulatedClient subscriber) {
        assertThat(subscriber.got).hasSizeGreaterThan(100);
        assertThat(subscriber.pictureSteps()).allMatch(step -> step <= 1);
        assertThat(subscriber.levelZeroSteps()).allMatch(step -> step <= 1);
    }

    @Test void the_first_source_keeps_its_numbers() {
        var source = publisher(700, 20, 15);
        var subscriber = network.subscriber(source);
        network.run(1000);
        int first = Octets.int16(subscriber.got.firstEntry().getValue(), 2) & 0x7fff;
        assertThat(first).isBetween(701, 720);
        seesNoBreak(subscriber);
    }

    @ParameterizedTest @ValueSource(ints = {7, 15}) void sources_with_other_numbers_continue_them(int bits) {
        var first = publisher(90, 250, bits);
        var second = publisher(5, 3, bits);
        var subscriber = network.subscriber(first);
        subscriber.pictureBits = bits;
        network.run(1000);
        showFor(subscriber, second, 1000);
        showFor(subscriber, first, 1000);
        seesNoBreak(subscriber);
        assertThat(subscriber.gaps()).isZero();
    }

    @Test void the_numbers_wrap_in_their_width() {
        var first = publisher(0x7fff - 10, 0xff - 5, 15);
        var second = publisher(0x7fff - 10, 0xff - 5, 15);
        var subscriber = network.subscriber(first);
        network.run(1000);
        showFor(subscriber, second, 1000);
        seesNoBreak(subscriber);
    }

    @Test void an_encoder_that_starts_anew_goes_on_where_it_was() {
        var source = publisher(100, 100, 15);
        var subscriber = network.subscriber(source);
        network.run(1000);
        source.jump();
        source.picture = 20_000;
        source.levelZero = 7;
        network.run(1000);
        seesNoBreak(subscriber);
    }

    @Test void repaired_packets_carry_the_new_numbers_too() {
        var first = publisher(100, 100, 15);
        var second = publisher(9000, 9, 15);
        var subscriber = network.subscriber(first);
        network.run(1000);
        network.loss = 0.05;
        showFor(subscriber, second, 5000);
        network.loss = 0;
        network.run(1000);
        assertThat(subscriber.repairs).isPositive();
        assertThat(subscriber.gaps()).isZero();
        seesNoBreak(subscriber);
    }

    @Test void a_source_without_numbers_leaves_the_count_where_it_is() {
        var first = publisher(100, 100, 15);
        var bare = publisher(0, 0, 0);
        var third = publisher(9000, 9, 15);
        var subscriber = network.subscriber(first);
        network.run(1000);
        showFor(subscriber, bare, 500);
        showFor(subscriber, third, 1000);
        subscriber.got.values().removeIf(payload -> payload[0] >= 0);
        seesNoBreak(subscriber);
    }
}
