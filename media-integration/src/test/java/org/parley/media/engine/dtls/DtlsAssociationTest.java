package org.parley.media.engine.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.media.client.ClientHandshake;
import org.parley.media.engine.HandshakeThreads;
import org.parley.media.engine.srtp.SrtpProfile;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class DtlsAssociationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final DtlsIdentity SERVER = new DtlsIdentity(NOW);
    private static final DtlsIdentity CLIENT = new DtlsIdentity(NOW);

    private final BlockingQueue<byte[]> toClient = new LinkedBlockingQueue<>();
    private final BlockingQueue<DtlsAssociation.Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Random random = new Random(4);
    private double loss;
    private int corrupted;

    private DtlsAssociation association(String fingerprint, Executor threads) {
        return new DtlsAssociation(SERVER, fingerprint, threads, toClient::add, outcomes::add);
    }

    private DatagramTransport network(DtlsAssociation association) {
        return new DatagramTransport() {
            @Override public int getReceiveLimit() {
                return 1500;
            }

            @Override public int getSendLimit() {
                return 1200;
            }

            @Override public int receive(byte[] b, int offset, int length, int waitMillis) throws IOException {
                try {
                    var datagram = toClient.poll(waitMillis, TimeUnit.MILLISECONDS);
                    if (datagram == null || random.nextDouble() < loss) return -1;
                    System.arraycopy(datagram, 0, b, offset, datagram.length);
                    return datagram.length;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override public void send(byte[] b, int offset, int length) {
                var datagram = Arrays.copyOfRange(b, offset, offset + length);
                if (corrupted-- > 0) for (int i = 0; i < 40; i++) association.receive(noise(datagram));
                if (random.nextDouble() >= loss) association.receive(datagram);
            }

            @Override public void close() {}
        };
    }

    private byte[] noise(byte[] datagram) {
        var noise = datagram.clone();
        for (int i = 0; i < 5; i++) noise[random.nextInt(13, noise.length)] = (byte) random.nextInt();
        return noise;
    }

    private DtlsAssociation.Outcome outcome() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }

    @Test void both_sides_agree_on_keys_and_hear_the_goodbye() throws Exception {
        for (var profile : SrtpProfile.values()) {
            var association = association(CLIENT.fingerprint(), new HandshakeThreads(4));
            assertThat(association.start()).isTrue();
            var client = new ClientHandshake(CLIENT, SERVER.fingerprint(), profile);
            var transport = new DTLSClientProtocol().connect(client, network(association));
            var keys = ((DtlsAssociation.Outcome.Secured) outcome()).keys();
            assertThat(keys.receiving().profile()).isEqualTo(profile);
            assertThat(keys.receiving().key()).isEqualTo(client.keys().sending().key());
            assertThat(keys.sending().salt()).isEqualTo(client.keys().receiving().salt());
            transport.close();
            assertThat(outcome()).isInstanceOf(DtlsAssociation.Outcome.Closed.class);
        }
    }

    @Test void the_peer_hears_our_goodbye_and_nothing_after_it() throws Exception {
        var association = association(CLIENT.fingerprint(), new HandshakeThreads(4));
        association.start();
        var client = new ClientHandshake(CLIENT, SERVER.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        var transport = new DTLSClientProtocol().connect(client, network(association));
        assertThat(outcome()).isInstanceOf(DtlsAssociation.Outcome.Secured.class);
        association.close();
        association.close();
        while (!client.closed()) transport.receive(new byte[1500], 0, 1500, 100);
        association.receive(new byte[] {21, (byte) 0xfe, (byte) 0xfd});
        assertThat(outcomes).isEmpty();
        assertThat(toClient).isEmpty();
    }

    @Test void a_handshake_that_still_runs_ends_without_a_word() throws Exception {
        var threads = new HandshakeThreads(1);
        var association = association(CLIENT.fingerprint(), threads);
        association.start();
        association.close();
        assertThat(toClient).isEmpty();
        assertThat(outcomes.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test void a_tenth_of_all_datagrams_may_be_lost() throws Exception {
        loss = 0.1;
        var association = association(CLIENT.fingerprint(), new HandshakeThreads(4));
        association.start();
        new DTLSClientProtocol().connect(new ClientHandshake(CLIENT, SERVER.fingerprint(), SrtpProfile.AEAD_AES_128_GCM), network(association));
        assertThat(outcome()).isInstanceOf(DtlsAssociation.Outcome.Secured.class);
    }

    @Test void a_certificate_other_than_announced_is_refused() throws Exception {
        var association = association(SERVER.fingerprint(), new HandshakeThreads(4));
        association.start();
        var client = new ClientHandshake(CLIENT, SERVER.fingerprint(), SrtpProfile.AEAD_AES_128_GCM);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new DTLSClientProtocol().connect(client, network(association))))
            .isInstanceOf(IOException.class);
        assertThat(outcome()).isInstanceOf(DtlsAssociation.Outcome.Failed.class);
    }

    @Test void noise_among_the_records_ends_in_success_or_failure_but_ends() throws Exception {
        for (int round = 0; round < 3; round++) {
            corrupted = 3;
            toClient.clear();
            var association = association(CLIENT.fingerprint(), new HandshakeThreads(4));
            association.start();
            Thread.ofVirtual().start(() -> {
                try {
                    new DTLSClientProtocol().connect(new ClientHandshake(CLIENT, SERVER.fingerprint(), SrtpProfile.AEAD_AES_128_GCM), network(association));
                } catch (IOException e) {
                    association.abandon();
                }
            });
            var outcome = outcomes.poll(300, TimeUnit.MILLISECONDS);
            association.abandon();
            assertThat(outcome == null || outcome instanceof DtlsAssociation.Outcome).isTrue();
        }
    }

    @Test void handshakes_beyond_the_bound_are_refused() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        assertThat(association(CLIENT.fingerprint(), full).start()).isFalse();
    }

    @Test void a_repeated_hello_is_told_from_a_fresh_one() {
        var hello = new byte[100];
        hello[0] = 22;
        hello[13] = 1;
        hello[30] = 7;
        assertThat(ClientHello.random(hello, 100)).hasSize(32).contains(7);
        assertThat(ClientHello.random(hello, 50)).isNull();
        hello[4] = 1;
        assertThat(ClientHello.random(hello, 100)).as("encrypted").isNull();
    }
}
