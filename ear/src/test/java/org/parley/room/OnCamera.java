package org.parley.room;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.parley.Portal;
import org.parley.media.client.ClientLoop;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;

/** Somebody in a room who sends a camera's stream and watches another's, without a browser. */
final class OnCamera implements AutoCloseable {
    private static final DtlsIdentity IDENTITY = new DtlsIdentity(Clock.systemUTC().instant());

    final RoomClient room;
    final String stream;
    private final ClientLoop loop;
    private MediaClient camera, view;
    private int answers;

    OnCamera(Portal portal, String room, String name, ClientLoop loop) {
        this.room = RoomClient.join(portal, room, name);
        this.loop = loop;
        stream = "camera-" + name;
    }

    /** Sends an offer and returns; {@link #connectCamera} takes the answer. */
    OnCamera offerCamera() throws IOException {
        camera = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, true));
        answers = answers("publish");
        room.send(RoomClient.frame("publish").add("stream", stream).add("sdp", camera.offer()).add("source", "camera"));
        return this;
    }

    OnCamera connectCamera() throws Exception {
        camera.connect(answer("publish", answers)).get(10, TimeUnit.SECONDS);
        return this;
    }

    OnCamera watch(OnCamera other) throws Exception {
        room.await("published", frame -> frame.getString("stream").equals(other.stream));
        view = loop.add(new MediaClient(IDENTITY, SrtpProfile.AEAD_AES_128_GCM, false));
        int before = answers("subscribe");
        room.send(RoomClient.frame("subscribe").add("stream", other.stream).add("sdp", view.offer()));
        view.connect(answer("subscribe", before)).get(10, TimeUnit.SECONDS);
        return this;
    }

    private int answers(String leg) {
        return (int) room.frames("answer").stream().filter(frame -> leg(frame).equals(leg)).count();
    }

    private static String leg(JsonObject frame) {
        return frame.getString("for", "publish");
    }

    private String answer(String leg, int before) {
        return room.awaitNth("answer", before + 1, frame -> leg(frame).equals(leg)).getString("sdp");
    }

    /** Both send until each has seen so many packets more of the other. */
    static void seeEachOther(OnCamera one, OnCamera two) throws InterruptedException {
        long first = one.view.received(), second = two.view.received();
        for (int i = 0; one.view.received() < first + 50 || two.view.received() < second + 50; i++) {
            one.camera.sendFrame(i % 30 == 0, 4, 1000);
            two.camera.sendFrame(i % 30 == 0, 4, 1000);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    void awaitRenegotiate(String leg, int nth) {
        room.awaitNth("renegotiate", nth, frame -> leg(frame).equals(leg));
    }

    void awaitUnavailable() {
        room.await("error", frame -> frame.getString("code").equals("unavailable"));
    }

    @Override public void close() throws IOException {
        room.close();
        if (camera != null) camera.close();
        if (view != null) view.close();
    }
}
