package org.parley.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.media.client.CheckRequest;
import org.parley.media.engine.rtp.RtcpWriter;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SfuCoreTest {
    private final SimulatedNetwork network = new SimulatedNetwork();

    private SimulatedClient publisher() {
        return network.publisher().connect();
    }

    @Test void a_subscriber_gets_all_of_a_stream_from_a_key_frame_on() {
        var publisher = publisher();
        network.run(500);
        var subscriber = network.subscriber(publisher);
        network.run(2000);
        assertThat(subscriber.startedWithKeyFrame).isTrue();
        assertThat(subscriber.gaps()).isZero();
        assertThat(subscriber.got.size()).isGreaterThan(200);
        assertThat(subscriber.audio).isGreaterThan(50);
        assertThat(subscriber.notAuthentic).isZero();
    }

    @Test void the_audio_level_reaches_subscribers_under_their_own_id() {
        var subscriber = network.subscriber(publisher());
        network.run(500);
        assertThat(subscriber.audioLevel).isEqualTo(0x80 | 42);
    }

    @Test void five_percent_loss_both_ways_is_repaired() {
        network.loss = 0.05;
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(20_000);
        assertThat(publisher.nacked).isPositive();
        assertThat(subscriber.repairs).isPositive();
        network.loss = 0;
        network.run(1000);
        assertThat(subscriber.gaps()).isZero();
        assertThat(subscriber.got.size()).isGreaterThan(2000);
    }

    @Test void the_payload_arrives_unchanged_and_in_the_order_of_its_numbers() {
        network.loss = 0.05;
        network.jitter = 30 * SimulatedNetwork.MILLI;
        var subscriber = network.subscriber(publisher());
        network.run(5000);
        long offset = -1;
        for (var entry : subscriber.got.entrySet()) {
            long carried = org.parley.media.engine.rtp.Octets.int64(entry.getValue(), 8);
            if (offset < 0) offset = entry.getKey() - carried;
            assertThat(entry.getKey() - carried).isEqualTo(offset);
        }
    }

    @Test void duplicated_packets_are_forwarded_once() {
        network.duplicates = 2;
        var subscriber = network.subscriber(publisher());
        network.run(1000);
        assertThat(subscriber.gaps()).isZero();
        assertThat(subscriber.duplicates).isZero();
        assertThat(network.counters().notAuthentic()).as("replays").isPositive();
    }

    @Test void key_frames_are_asked_for_until_one_comes_but_not_in_a_storm() {
        var publisher = publisher();
        network.run(500);
        publisher.answersKeyFrameRequests = false;
        var subscriber = network.subscriber(publisher);
        network.run(2000);
        assertThat(publisher.keyFrameRequests).isBetween(8, 12);
        assertThat(subscriber.got).isEmpty();
        publisher.answersKeyFrameRequests = true;
        network.run(500);
        assertThat(subscriber.startedWithKeyFrame).isTrue();
        int asked = publisher.keyFrameRequests;
        network.run(1000);
        assertThat(publisher.keyFrameRequests).isEqualTo(asked);
    }

    @Test void who_joins_just_after_a_key_frame_gets_that_one_at_once() {
        var publisher = publisher();
        network.subscriber(publisher);
        network.run(150);
        int made = publisher.keyFramesSent;
        publisher.answersKeyFrameRequests = false;
        var late = network.subscriber(publisher);
        network.run(100);
        assertThat(late.startedWithKeyFrame).isTrue();
        assertThat(late.duplicates).isZero();
        assertThat(late.gaps()).isZero();
        assertThat(late.notAuthentic).isZero();
        assertThat(publisher.keyFramesSent).isEqualTo(made);
    }

    @Test void many_key_frame_requests_of_subscribers_become_few() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(500);
        int before = publisher.keyFrameRequests;
        for (int i = 0; i < 200; i++) {
            subscriber.sendRtcp(new RtcpWriter().clear().emptyReceiverReport(1).pictureLoss(1, subscriber.videoSsrc));
            network.run(5);
        }
        assertThat(publisher.keyFrameRequests - before).isBetween(1, 11);
    }

    @Test void a_receiver_switched_to_another_source_sees_one_continuous_stream() {
        var first = publisher();
        var second = publisher();
        var subscriber = network.subscriber(first);
        network.run(1000);
        int before = subscriber.got.size();
        network.sfu.connect(second.peer, subscriber.peer);
        network.run(1000);
        assertThat(subscriber.got.size()).isGreaterThan(before + 50);
        assertThat(subscriber.gaps()).isZero();
        for (int i = 1; i < subscriber.timestamps.size(); i++)
            assertThat(subscriber.timestamps.get(i) - subscriber.timestamps.get(i - 1)).isBetween(0, 45_000);
    }

    @Test void a_source_whose_numbers_jump_continues_with_a_key_frame() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(1000);
        publisher.jump();
        int before = subscriber.got.size();
        network.run(1000);
        assertThat(subscriber.got.size()).isGreaterThan(before + 50);
        assertThat(subscriber.gaps()).isZero();
    }

    @Test void publishers_hear_how_their_packets_arrive() {
        var publisher = publisher();
        network.run(3000);
        assertThat(publisher.feedbacks).isGreaterThan(30);
        assertThat(publisher.receiverReports).isBetween(2, 4);
    }

    @Test void subscribers_get_sender_reports() {
        var subscriber = network.subscriber(publisher());
        network.run(3000);
        assertThat(subscriber.senderReports).isBetween(2, 5);
    }

    @Test void a_storm_of_NACKs_is_answered_within_the_budget() {
        var subscriber = network.subscriber(publisher());
        network.run(2000);
        var all = new int[200];
        long last = subscriber.got.lastKey();
        for (int i = 0; i < all.length; i++) all[i] = (int) (last - 199 + i) & 0xffff;
        for (int i = 0; i < 200; i++) {
            subscriber.sendRtcp(new RtcpWriter().clear().emptyReceiverReport(1).nack(1, subscriber.videoSsrc, all, all.length));
            network.run(5);
        }
        assertThat(subscriber.repairs).isBetween(200, 750);
        assertThat(network.counters().refused()).isPositive();
    }

    @Test void a_peer_that_stops_checking_is_dropped_after_20_s() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(1000);
        subscriber.checks = false;
        network.run(18_000);
        assertThat(subscriber.lost).isNull();
        network.run(5000);
        assertThat(subscriber.lost).isEqualTo(PeerListener.Loss.CONSENT_EXPIRED);
        assertThat(network.sfu.peers()).isOne();
        assertThat(publisher.lost).isNull();
    }

    @Test void an_offer_nobody_follows_up_is_dropped_after_30_s() {
        var forgotten = network.publisher();
        forgotten.checks = false;
        network.run(32_000);
        assertThat(forgotten.lost).isEqualTo(PeerListener.Loss.NEVER_CONNECTED);
        assertThat(network.sfu.peers()).isZero();
    }

    @Test void one_who_checks_but_never_shakes_hands_is_dropped_too() {
        var idle = network.publisher();
        network.run(32_000);
        assertThat(idle.lost).isEqualTo(PeerListener.Loss.NEVER_CONNECTED);
    }

    @Test void a_closed_source_leaves_its_receivers_alone() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(500);
        network.sfu.close(publisher.peer);
        publisher.sending = false;
        network.run(100);
        int before = subscriber.got.size();
        var next = publisher();
        network.sfu.connect(next.peer, subscriber.peer);
        network.run(1000);
        assertThat(subscriber.got.size()).isGreaterThan(before + 50);
        assertThat(publisher.lost).isNull();
    }

    @Test void more_peers_than_allowed_are_refused() {
        var small = new SimulatedNetwork(2);
        small.publisher();
        small.publisher();
        assertThatThrownBy(small::publisher).isInstanceOf(TooManyPeers.class);
    }

    @Test void a_check_that_asks_for_more_than_we_understand_is_told_so_and_is_no_consent() {
        var asking = network.publisher();
        asking.checks = false;
        var request = CheckRequest.bytes(asking.peer.ufrag() + ":x", asking.peer.password(), network.random, 0x0042);
        network.toServer(asking.address, request, request.length);
        network.run(100);
        assertThat(asking.stunErrors).containsExactly(420);
        assertThat(network.sfu.at(asking.address)).isNull();
        assertThat(asking.peer.home()).isNull();
        asking.connect();
        network.run(500);
        assertThat(asking.isConnected).isTrue();
        var late = CheckRequest.bytes(asking.peer.ufrag() + ":x", asking.peer.password(), network.random, 0x0042);
        for (int i = 0; i < 25; i++) {
            network.toServer(asking.address, late, late.length);
            network.run(1000);
        }
        assertThat(asking.lost).isEqualTo(PeerListener.Loss.CONSENT_EXPIRED);
    }

    @Test void nothing_is_answered_to_those_who_do_not_know_the_password() {
        var publisher = publisher();
        network.run(100);
        long sent = network.counters().sent();
        publisher.sending = false;
        var stranger = new InetSocketAddress("127.0.0.1", 4444);
        var forged = CheckRequest.bytes(publisher.peer.ufrag() + ":x", "not the right password!!", network.random);
        var unknown = CheckRequest.bytes("nobody:x", publisher.peer.password(), network.random);
        var asking = CheckRequest.bytes(publisher.peer.ufrag() + ":x", "not the right password!!", network.random, 0x0042);
        var hello = new byte[200];
        hello[0] = 22;
        hello[1] = (byte) 0xfe;
        hello[2] = (byte) 0xfd;
        hello[13] = 1;
        var random = new byte[200];
        for (int i = 0; i < 500; i++) {
            network.core.receive(forged.clone(), forged.length, stranger, network.now);
            network.core.receive(asking.clone(), asking.length, stranger, network.now);
            network.core.receive(hello.clone(), hello.length, stranger, network.now);
            network.core.receive(unknown.clone(), unknown.length, stranger, network.now);
            network.random.nextBytes(random);
            network.core.receive(random.clone(), random.length, stranger, network.now);
        }
        network.core.tick(network.now);
        assertThat(network.counters().sent() - sent).isLessThanOrEqualTo(2);
        assertThat(network.counters().notAuthentic()).isEqualTo(1000);
    }

    @Test void mutated_packets_of_a_peer_harm_nobody() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(500);
        for (int i = 0; i < 20_000; i++) {
            var b = new byte[2048];
            int length = network.random.nextInt(1, 1500);
            network.random.nextBytes(b);
            b[0] = (byte) (network.random.nextInt(4) == 0 ? 0x80 | b[0] & 0x3f : b[0]);
            network.core.receive(b, length, publisher.address, network.now);
        }
        network.run(500);
        assertThat(subscriber.gaps()).isZero();
        assertThat(subscriber.notAuthentic).isZero();
    }

    @Test void authentic_nonsense_of_a_peer_harms_nobody() {
        var hostile = publisher();
        var subscriber = network.subscriber(hostile);
        network.run(300);
        hostile.sending = false;
        for (int i = 0; i < 20_000; i++) {
            var b = new byte[2048];
            int length = network.random.nextInt(20, 1400);
            network.random.nextBytes(b);
            if (i % 2 == 0) {
                b[0] = (byte) (0x80 | b[0] & 0x3f);
                b[1] = (byte) (network.random.nextBoolean() ? 96 : 97);
                int ssrc = network.random.nextInt(4) == 0 ? SimulatedClient.RTX_SSRC : SimulatedClient.VIDEO_SSRC;
                org.parley.media.engine.rtp.Octets.put32(b, 8, ssrc);
                int header = org.parley.media.engine.rtp.RtpHeader.length(b, length);
                if (header > 0) hostile.send(b, header, length, ssrc, 40_000 + i);
            } else {
                var rtcp = new RtcpWriter().clear();
                System.arraycopy(b, 0, rtcp.bytes(), 0, 1400);
                rtcp.bytes()[0] = (byte) 0x81;
                rtcp.bytes()[1] = (byte) (200 + b[1] & 7);
                for (int k = 0; k < 10; k++) rtcp.nack(b[20], b[21], new int[0], 0);
                hostile.sendRtcp(rtcp);
            }
            if (i % 100 == 0) network.run(5);
        }
        network.run(100);
        assertThat(subscriber.notAuthentic).isZero();
        assertThat(network.sfu.peers()).isEqualTo(2);
    }

    @Test void a_new_handshake_replaces_the_keys_and_media_goes_on() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(1000);
        var again = subscriber.rekeyed();
        network.run(1000);
        assertThat(again.startedWithKeyFrame).isTrue();
        assertThat(again.gaps()).isZero();
    }

    @Test void nobody_takes_over_the_address_of_another() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(500);
        var forged = CheckRequest.bytes(subscriber.peer.ufrag() + ":x", subscriber.peer.password(), network.random);
        network.core.receive(forged, forged.length, publisher.address, network.now);
        long before = network.counters().unknown() + network.counters().notAuthentic();
        network.run(1000);
        assertThat(network.counters().unknown() + network.counters().notAuthentic()).isEqualTo(before);
        assertThat(subscriber.gaps()).isZero();
    }

    @Test void a_check_from_elsewhere_moves_the_media_there() {
        var publisher = publisher();
        var subscriber = network.subscriber(publisher);
        network.run(500);
        var moved = network.moved(subscriber, new InetSocketAddress("127.0.0.1", 31_999));
        int before = moved.got.size();
        moved.check();
        network.run(500);
        assertThat(moved.got.size()).isGreaterThan(before + 20);
        assertThat(moved.gaps()).isZero();
    }
}
