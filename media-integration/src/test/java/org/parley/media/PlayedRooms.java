package org.parley.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.parley.media.client.ClientLoop;
import org.parley.media.client.MediaClient;
import org.parley.media.engine.dtls.DtlsIdentity;
import org.parley.media.engine.srtp.SrtpProfile;
import org.parley.media.kurento.MediaServer;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/** A room on given media servers, with clients that publish one stream and watch it. */
final class PlayedRooms implements AutoCloseable {
    static final RoomId ROOM = new RoomId(7);
    static final StreamId STREAM = new StreamId("camera");
    static final DtlsIdentity IDENTITY = new DtlsIdentity(Clock.systemUTC().instant());

    final BlockingQueue<MediaEvent> events = new LinkedBlockingQueue<>();
    final MediaRooms rooms;
    private final ClientLoop loop;
    private final boolean kurento;

    /** @param kurento whether clients have to behave as a Kurento Media Server wants it */
    PlayedRooms(List<? extends MediaServer> servers, boolean kurento) throws IOException {
        rooms = new MediaRooms(servers, events::add);
        loop = new ClientLoop();
        this.kurento = kurento;
    }

    MediaClient client(SrtpProfile profile, boolean sends) throws IOException {
        return loop.add(kurento ? MediaClient.ofKurento(IDENTITY, profile, sends) : new MediaClient(IDENTITY, profile, sends));
    }

    MediaClient publish(ParticipantId by, SrtpProfile profile) throws Exception {
        var client = client(profile, true);
        rooms.handle(new MediaCommand.Publish(ROOM, by, STREAM, client.offer(), 0));
        return client.connect(answer(by, Leg.PUBLISH)).get(5, TimeUnit.SECONDS);
    }

    MediaClient subscribe(ParticipantId by, SrtpProfile profile) throws Exception {
        var client = client(profile, false);
        rooms.handle(new MediaCommand.Subscribe(ROOM, by, STREAM, client.offer()));
        return client.connect(answer(by, Leg.SUBSCRIBE)).get(5, TimeUnit.SECONDS);
    }

    /** The next answer, with a candidate: where the answer has none, with one of those that are told apart. */
    private String answer(ParticipantId to, Leg leg) throws InterruptedException {
        var sdp = "";
        while (!sdp.contains("a=candidate:")) {
            switch (event()) {
                case MediaEvent.Answered answered when answered.to().equals(to) && answered.leg() == leg -> sdp = answered.sdp();
                case MediaEvent.CandidateFound found when found.to().equals(to) && found.leg() == leg && usable(found.candidate()) ->
                    sdp += "a=" + found.candidate().candidate() + "\r\n";
                case MediaEvent.CandidateFound other -> { }
                case MediaEvent other -> assertThat(other).isInstanceOf(MediaEvent.Answered.class);
            }
        }
        return sdp;
    }

    private static boolean usable(Candidate candidate) {
        return candidate.candidate().matches("(?i)candidate:\\S+ 1 udp \\d+ [0-9.]+ \\d+ typ host.*");
    }

    MediaEvent event() throws InterruptedException {
        var event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    static void sendUntilReceived(MediaClient from, MediaClient to, long packets) throws InterruptedException {
        for (int i = 0; to.received() < packets; i++) {
            from.sendFrame(i % 30 == 0, 4, 1000);
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Override public void close() throws IOException {
        loop.close();
    }
}
