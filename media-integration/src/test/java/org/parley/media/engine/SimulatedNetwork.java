package org.parley.media.engine;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.parley.media.client.AnswerFields;
import org.parley.media.engine.dtls.DtlsIdentity;

/** A core and its clients on a network of 10 ms delay that loses and reorders as told; an hour passes as fast as it is computed. */
public final class SimulatedNetwork implements Outbox, Mailbox {
    static final long MILLI = 1_000_000L;
    private static final DtlsIdentity IDENTITY = new DtlsIdentity(Instant.parse("2026-01-01T00:00:00Z"));

    private record Delivery(long at, long order, InetSocketAddress from, InetSocketAddress to, byte[] datagram) implements Comparable<Delivery> {
        @Override public int compareTo(Delivery o) {
            return at == o.at ? Long.compare(order, o.order) : Long.compare(at, o.at);
        }
    }

    final Random random = new Random(42);
    public final Sfu sfu;
    final SfuCore core;
    private final InetSocketAddress server = new InetSocketAddress("127.0.0.1", 20_000);
    private record Due(long at, Runnable task) {}

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Delivery> flying = new PriorityQueue<>();
    private final Map<InetSocketAddress, SimulatedClient> clients = new HashMap<>();
    private long order;
    volatile long now = 1_000_000_000_000L;
    double loss;
    long jitter;
    int duplicates;

    public SimulatedNetwork() {
        this(100);
    }

    SimulatedNetwork(int maxPeers) {
        sfu = new Sfu(new SfuSettings("127.0.0.1", 20_000, maxPeers), IDENTITY, Runnable::run);
        core = sfu.addCore(this, this);
    }

    SimulatedClient publisher() {
        return client(true);
    }

    SimulatedClient subscriber(SimulatedClient to) {
        var client = client(false);
        sfu.connect(to.peer, client.peer);
        client.connect();
        return client;
    }

    SimulatedClient client(boolean sends) {
        var client = new SimulatedClient(this, nextAddress(), sends);
        clients.put(client.address, client);
        return client;
    }

    /** A client whose offer somebody else has taken to the engine, with this answer. Connects. */
    public SimulatedClient answered(boolean sends, String answer) {
        var client = new SimulatedClient(this, nextAddress(), sends, sfu.named(AnswerFields.of(answer).ufrag()));
        clients.put(client.address, client);
        return client.connect();
    }

    private InetSocketAddress nextAddress() {
        return new InetSocketAddress("127.0.0.1", 30_000 + clients.size());
    }

    public long now() {
        return now;
    }

    /** An executor that waits in the network's time. */
    public Executor after(Duration delay) {
        return task -> due.add(new Due(now + delay.toNanos(), task));
    }

    /** The client's cable is cut: nothing of it arrives any more, and nothing to it. */
    public void cut(SimulatedClient client) {
        clients.put(client.address, null);
    }

    SimulatedClient moved(SimulatedClient client, InetSocketAddress to) {
        clients.remove(client.address);
        client.address = to;
        clients.put(to, client);
        return client;
    }

    void toServer(InetSocketAddress from, byte[] datagram, int length) {
        fly(from, server, datagram, length);
    }

    @Override public void send(byte[] datagram, int length, Destination to) {
        fly(server, to.address(), datagram, length);
    }

    private boolean isCut(InetSocketAddress address) {
        return clients.containsKey(address) && clients.get(address) == null;
    }

    private void fly(InetSocketAddress from, InetSocketAddress to, byte[] datagram, int length) {
        boolean media = datagram[0] < 0;
        if (media && random.nextDouble() < loss || isCut(from)) return;
        long at = now + 10 * MILLI + (jitter == 0 ? 0 : random.nextLong(jitter));
        for (int i = 0; i <= (media ? duplicates : 0); i++)
            flying.add(new Delivery(at + i, order++, from, to, Arrays.copyOf(datagram, length)));
    }

    @Override public void post(Task task) {
        tasks.add(task);
    }

    @Override public boolean postMedia(Task task) {
        return tasks.add(task);
    }

    /** Lets the time pass in steps of 5 ms; the clients' publishers send a frame each 35 ms. */
    public void run(long millis) {
        for (long end = now + millis * MILLI; now < end; now += 5 * MILLI) {
            for (Task task; (task = tasks.poll()) != null; ) task.run(now);
            var buffer = new byte[2048];
            while (!flying.isEmpty() && flying.peek().at() <= now) {
                var delivery = flying.poll();
                if (delivery.to().equals(server)) {
                    System.arraycopy(delivery.datagram(), 0, buffer, 0, delivery.datagram().length);
                    core.receive(buffer, delivery.datagram().length, delivery.from(), now);
                } else if (clients.get(delivery.to()) != null) {
                    clients.get(delivery.to()).receive(delivery.datagram(), now);
                }
            }
            core.flush(now);
            core.tick(now);
            for (var client : clients.values()) if (client != null) client.step(now);
            for (var each : due) if (each.at() <= now && due.remove(each)) each.task().run();
        }
    }

    EngineCounters counters() {
        return core.counters();
    }
}
