package org.parley.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.parley.Portal;
import org.parley.Visitor;
import org.parley.media.client.ClientLoop;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.room.RoomClient;

/**
 * One publisher of 30 frames a second and an audience, all through the portal's rooms: 4 packets of 1,042 bytes a frame, a key
 * frame of 40 each 10 s and at the next frame after a request, one in 100 ms at most. People are in the room already; their
 * joining is timed from the {@code subscribe} frame to the last packet of the first key frame.
 */
final class Audience implements AutoCloseable {
    private static final int FRAMES = 30, PACKETS = 4, KEY_PACKETS = 40, SIZE = 1042, QUIET_SECONDS = 10, SECONDS = 12;
    private static final long KEYS_APART = 100_000_000L;

    private final DtlsIdentity identity = new DtlsIdentity(Clock.systemUTC().instant());
    private final Portal portal;
    private final String room;
    private final SrtpProfile profile;
    private final ClientLoop loop = new ClientLoop();
    private final List<RoomClient> people = new ArrayList<>();
    private final List<MediaClient> views = new ArrayList<>();
    private final MediaClient camera;
    private final Thread sender = Thread.ofPlatform().daemon().unstarted(this::send);
    private volatile boolean over;

    Audience(Portal portal, String room, int size, SrtpProfile profile) throws Exception {
        this.portal = portal;
        this.room = Visitor.admin(portal).openRoom(room, Map.of("People at most", "" + (size + 10)));
        this.profile = profile;
        for (int i = 0; i <= size; i++) people.add(RoomClient.join(portal, this.room, room + "-" + i).forgetful());
        camera = loop.add(new MediaClient(identity, profile, true));
        connect(people.getFirst(), "publish", camera);
        sender.start();
    }

    private void connect(RoomClient person, String what, MediaClient client) throws Exception {
        person.send(RoomClient.frame(what).add("stream", room).add("sdp", client.offer()));
        client.connect(person.await("answer").getString("sdp")).get(10, TimeUnit.SECONDS);
    }

    private void send() {
        long due = System.nanoTime(), keyAt = due - KEYS_APART, asked = 0;
        for (long frame = 0; !over; frame++) {
            boolean wanted = camera.keyFrameRequests() > asked && System.nanoTime() - keyAt > KEYS_APART || frame % (10 * FRAMES) == 0;
            if (wanted) {
                keyAt = System.nanoTime();
                asked = camera.keyFrameRequests();
            }
            camera.sendFrame(wanted, wanted ? KEY_PACKETS : PACKETS, SIZE);
            due += 1_000_000_000L / FRAMES;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    /** All of them subscribe, so many a second. */
    Quantiles join(double perSecond) throws Exception {
        var firstKeyFrames = new Quantiles(people.size());
        long start = System.nanoTime();
        for (int i = 1; i < people.size(); i++) {
            LockSupport.parkNanos(start + (long) (i * 1e9 / perSecond) - System.nanoTime());
            var view = loop.add(new MediaClient(identity, profile, false).decryptEvery(16));
            view.startClock();
            connect(people.get(i), "subscribe", view);
            views.add(view);
        }
        for (var view : views) {
            while (view.firstKeyFrameNanos() < 0) TimeUnit.MILLISECONDS.sleep(5);
            firstKeyFrames.add(view.firstKeyFrameNanos());
        }
        return firstKeyFrames;
    }

    JsonObject measure(double joinsPerSecond) throws Exception {
        var joined = join(joinsPerSecond);
        TimeUnit.SECONDS.sleep(QUIET_SECONDS);
        long received = sum(MediaClient::received), lost = sum(MediaClient::lost);
        var cpu = new ServerCpu(portal);
        TimeUnit.SECONDS.sleep(SECONDS);
        double used = cpu.seconds();
        received = sum(MediaClient::received) - received;
        return Json.createObjectBuilder().add("bench", "media").add("subscribers", views.size()).add("profile", profile.name())
            .add("packets_per_cpu_s", Math.round(received / used)).add("packets_per_s", received / SECONDS)
            .add("server_cpu_pct", Math.round(1000 * used / SECONDS) / 10.0).add("lost", sum(MediaClient::lost) - lost)
            .add("not_authentic", sum(MediaClient::notAuthentic)).add("joins_per_s", joinsPerSecond)
            .add("join_to_key_frame_ms", joined.json()).add("server_resident_kb", ServerCpu.residentKb(portal)).build();
    }

    private long sum(java.util.function.ToLongFunction<MediaClient> what) {
        return views.stream().mapToLong(what).sum();
    }

    @Override public void close() throws Exception {
        over = true;
        sender.join();
        for (var person : people) person.tear();
        loop.close();
    }
}
