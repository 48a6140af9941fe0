package org.parley.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.client.ClientLoop;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;

/** Several loops on one port, over real sockets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class SfuTransportTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final DtlsIdentity IDENTITY = new DtlsIdentity(NOW);

    private static final class Heard implements PeerListener {
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override public void connected() {
            events.add("connected");
        }

        @Override public void lost(Loss loss) {
            events.add(loss.name());
        }
    }

    private final Heard heard = new Heard();
    private SfuTransport transport;
    private ClientLoop loop;
    private Peer source;
    private String answer;

    @BeforeEach void start() throws IOException {
        transport = new SfuTransport(new SfuSettings("127.0.0.1", 0, 100), 3, NOW);
        loop = new ClientLoop();
    }

    @AfterEach void stop() throws IOException {
        loop.close();
        transport.close();
    }

    private MediaClient publisher() throws Exception {
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, true));
        source = transport.open(client.offer(), 0, heard);
        answer = source.answer();
        return client.connect(answer).get(5, TimeUnit.SECONDS);
    }

    private MediaClient subscriber() throws Exception {
        var client = loop.add(new MediaClient(IDENTITY, SrtpProfile.AES_CM_128_HMAC_SHA1_80, false));
        var peer = transport.open(client.offer(), 0, new Heard());
        transport.sfu().connect(source, peer);
        return client.connect(peer.answer()).get(5, TimeUnit.SECONDS);
    }

    private static void send(MediaClient from, int frames) throws InterruptedException {
        for (int i = 0; i < frames; i++) {
            from.sendFrame(i % 20 == 0, 5, 1100);
            TimeUnit.MILLISECONDS.sleep(3);
        }
    }

    @Test void a_stream_reaches_subscribers_of_all_loops() throws Exception {
        var publisher = publisher();
        var subscribers = new ArrayList<MediaClient>();
        for (int i = 0; i < 12; i++) subscribers.add(subscriber());
        while (!subscribers.stream().allMatch(subscriber -> subscriber.received() > 400)) send(publisher, 20);
        for (var subscriber : subscribers) {
            assertThat(subscriber.lost()).isZero();
            assertThat(subscriber.notAuthentic()).isZero();
        }
        assertThat(transport.sfu().counters().peers()).isEqualTo(13);
    }

    @Test void a_fresh_hello_begins_a_new_handshake_and_media_goes_on() throws Exception {
        var publisher = publisher();
        var subscriber = subscriber();
        send(publisher, 30);
        TimeUnit.MILLISECONDS.sleep(250);
        publisher.again().connect(answer).get(5, TimeUnit.SECONDS);
        long before = subscriber.received();
        send(publisher, 30);
        TimeUnit.MILLISECONDS.sleep(50);
        assertThat(subscriber.received()).isGreaterThan(before + 100);
        assertThat(subscriber.notAuthentic()).isZero();
        assertThat(transport.sfu().counters().handshakes()).isEqualTo(3);
    }

    @Test void a_goodbye_is_heard_and_releases_the_peer() throws Exception {
        publisher().close();
        assertThat(heard.events.poll(5, TimeUnit.SECONDS)).isEqualTo("connected");
        assertThat(heard.events.poll(5, TimeUnit.SECONDS)).isEqualTo("CLOSED_BY_PEER");
        assertThat(transport.sfu().peers()).isZero();
    }

    @Test void who_is_released_is_told_at_once() throws Exception {
        var client = publisher();
        assertThat(heard.events.poll(5, TimeUnit.SECONDS)).isEqualTo("connected");
        long released = System.nanoTime();
        transport.sfu().close(source);
        assertThat(client.goodbye().get(5, TimeUnit.SECONDS) - released).isLessThan(TimeUnit.SECONDS.toNanos(1));
        assertThat(heard.events).isEmpty();
    }
}
