package org.parley.media.client;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;
import org.parley.media.engine.SfuSettings;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.EmbeddedServer;

/**
 * One publisher of 30 frames a second, 4 packets each, to N subscribers on loopback, all in this JVM; prints one line of JSON.
 * Counted is the CPU time of the engine's loop threads, in which the kernel's work for the sends is contained.
 *
 * <p>{@code EngineBench [subscribers 200] [seconds 10] [cm|gcm]}; the first third warms up and is not counted.
 */
public final class EngineBench {
    private static final int FRAMES = 30, PACKETS = 4, SIZE = 1042;

    private final DtlsIdentity identity = new DtlsIdentity(Clock.systemUTC().instant());
    private final EmbeddedServer server = new EmbeddedServer(new SfuSettings("127.0.0.1", 0, 1000), Clock.systemUTC());
    private final MediaPipeline pipeline = server.client().createMediaPipeline();
    private final ClientLoop loop = new ClientLoop();
    private final List<MediaClient> subscribers = new ArrayList<>();
    private final SrtpProfile profile;
    private MediaClient publisher;
    private long frames;

    private EngineBench(SrtpProfile profile) throws Exception {
        this.profile = profile;
    }

    public static void main(String[] args) throws Exception {
        int subscribers = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var profile = args.length > 2 && args[2].equals("gcm") ? SrtpProfile.AEAD_AES_128_GCM : SrtpProfile.AES_CM_128_HMAC_SHA1_80;
        var bench = new EngineBench(profile);
        bench.connect(subscribers);
        bench.send(Math.max(2, seconds / 2));
        System.out.println(bench.measure(seconds));
        System.exit(0);
    }

    private void connect(int count) throws Exception {
        var source = new WebRtcEndpoint.Builder(pipeline).build();
        publisher = loop.add(new MediaClient(identity, profile, true));
        publisher.connect(source.processOffer(publisher.offer())).get(10, TimeUnit.SECONDS);
        for (int i = 0; i < count; i++) {
            var endpoint = new WebRtcEndpoint.Builder(pipeline).build();
            var client = loop.add(new MediaClient(identity, profile, false).decryptEvery(16));
            var answer = endpoint.processOffer(client.offer());
            source.connect(endpoint);
            client.connect(answer).get(10, TimeUnit.SECONDS);
            subscribers.add(client);
            if (i % 5 == 0) publisher.sendFrame(true, PACKETS, SIZE);
        }
    }

    private void send(int seconds) {
        long due = System.nanoTime();
        for (int i = 0; i < seconds * FRAMES; i++) {
            publisher.sendFrame(frames++ % 300 == 0, PACKETS, SIZE);
            due += 1_000_000_000L / FRAMES;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private String measure(int seconds) throws InterruptedException {
        long received = received();
        var before = server.counters();
        long cpu = loopCpu();
        send(seconds);
        TimeUnit.MILLISECONDS.sleep(200);
        cpu = loopCpu() - cpu;
        long forwarded = server.counters().forwarded() - before.forwarded();
        received = received() - received;
        var firsts = subscribers.stream().mapToLong(MediaClient::firstKeyFrameNanos).filter(t -> t > 0).sorted().toArray();
        return ("{\"subscribers\":%d,\"profile\":\"%s\",\"forwarded\":%d,\"received\":%d,\"lost\":%d,\"not_authentic\":%d,\"loop_cpu_s\":%.3f,"
            + "\"packets_per_cpu_s\":%.0f,\"first_key_ms\":{\"p50\":%.1f,\"p99\":%.1f},\"heap_mb\":%d}").formatted(subscribers.size(), profile,
            forwarded, received, subscribers.stream().mapToLong(MediaClient::lost).sum(),
            subscribers.stream().mapToLong(MediaClient::notAuthentic).sum(), cpu / 1e9, forwarded * 1e9 / cpu, at(firsts, 0.5), at(firsts, 0.99), heap());
    }

    private static double at(long[] sorted, double quantile) {
        return sorted.length == 0 ? -1 : sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20;
    }

    private long received() {
        return subscribers.stream().mapToLong(MediaClient::received).sum();
    }

    private long loopCpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return server.engine().threads().stream().mapToLong(t -> threads.getThreadCpuTime(t.threadId())).sum();
    }
}
