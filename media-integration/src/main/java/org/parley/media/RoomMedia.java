package org.parley.media;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kurento.client.IceCandidate;
import org.kurento.client.IceComponentState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;
import org.kurento.commons.exception.KurentoException;
import org.parley.media.kurento.MediaServer;
import org.parley.media.kurento.MediaUnavailable;
import org.parley.room.ParticipantId;
import org.parley.room.RoomId;

/**
 * A room's pipeline with an endpoint for each stream published and each subscription. The first endpoint makes the pipeline,
 * the last one gone releases it. One thread at a time.
 */
final class RoomMedia {
    /** How long a lost stream keeps its place for its publisher. With consent's 20 s others see it 30 s at most. */
    static final Duration TO_REPUBLISH = Duration.ofSeconds(10);

    private static final int MOST_WAITING = 1000;

    /** Somebody who was told that no server can be reached, and is asked again when one can. */
    private record Waiting(ParticipantId by, StreamId stream, Leg leg) {}

    private final RoomId id;
    private final MediaRooms rooms;
    private final Map<StreamId, Publication> publications = new HashMap<>();
    private final Map<Subscription.Key, Subscription> subscriptions = new HashMap<>();
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private volatile MediaServer server;
    private MediaPipeline pipeline;
    private boolean retired;

    /** @param rooms told once, when nothing is left in this one, that it retires */
    RoomMedia(RoomId id, MediaRooms rooms) {
        this.id = id;
        this.rooms = rooms;
    }

    RoomId id() {
        return id;
    }

    /** @return false if this room was given up and the command is for its successor */
    synchronized boolean handle(MediaCommand command) {
        if (retired) return false;
        switch (command) {
            case MediaCommand.Publish c -> refusing(c, c.stream(), Leg.PUBLISH, () -> publish(c));
            case MediaCommand.Subscribe c -> refusing(c, c.stream(), Leg.SUBSCRIBE, () -> subscribe(c));
            case MediaCommand.AddCandidate c -> addCandidate(c);
            case MediaCommand.Unpublish c -> unpublish(c.by(), c.stream());
            case MediaCommand.Unsubscribe c -> unsubscribe(new Subscription.Key(c.by(), c.stream()));
            case MediaCommand.Leave c -> leave(c.by());
        }
        retireIfEmpty();
        return true;
    }

    private void retireIfEmpty() {
        if (retired || !publications.isEmpty() || !subscriptions.isEmpty() || !waiting.isEmpty()) return;
        retired = true;
        if (pipeline != null) quietly(pipeline::release);
        rooms.retire(this);
    }

    private void refusing(MediaCommand command, StreamId stream, Leg leg, Runnable work) {
        waiting.remove(new Waiting(command.by(), stream, leg));
        try {
            work.run();
        } catch (KurentoServerException e) {
            var reason = e.getCode() / 100 == 402 ? MediaEvent.Reason.BAD_OFFER : MediaEvent.Reason.UNAVAILABLE;
            refuse(command, stream, leg, reason, e.getServerMessage());
        } catch (KurentoException | MediaUnavailable e) {
            if (waiting.size() < MOST_WAITING) waiting.add(new Waiting(command.by(), stream, leg));
            refuse(command, stream, leg, MediaEvent.Reason.UNAVAILABLE, e.getMessage());
        }
    }

    private void refuse(MediaCommand command, StreamId stream, Leg leg, MediaEvent.Reason reason, String detail) {
        rooms.tell(new MediaEvent.Refused(id, command.by(), stream, leg, reason, detail == null ? "" : detail));
    }

    private void publish(MediaCommand.Publish c) {
        var former = publications.get(c.stream());
        if (former != null && !former.by().equals(c.by())) {
            refuse(c, c.stream(), Leg.PUBLISH, MediaEvent.Reason.UNAVAILABLE, "the stream is another's");
            return;
        }
        var endpoint = endpoint();
        negotiate(c, c.stream(), Leg.PUBLISH, endpoint, c.sdp(), () -> {
            if (c.maxKbps() > 0) endpoint.setMaxVideoRecvBandwidth(c.maxKbps());
        }, () -> {
            publications.put(c.stream(), new Publication(c.by(), c.stream(), endpoint));
            for (var subscription : subscriptions.values())
                if (subscription.stream().equals(c.stream())) endpoint.connect(subscription.endpoint());
            if (former != null) release(former.endpoint());
        });
    }

    private void subscribe(MediaCommand.Subscribe c) {
        var source = publications.get(c.stream());
        if (source == null) {
            refuse(c, c.stream(), Leg.SUBSCRIBE, MediaEvent.Reason.NO_SUCH_STREAM, "");
            return;
        }
        var endpoint = endpoint();
        negotiate(c, c.stream(), Leg.SUBSCRIBE, endpoint, c.sdp(), () -> {
            endpoint.setMaxVideoSendBandwidth(0);   // Kurento's default is 500 kbit/s
        }, () -> {
            if (source.endpoint() != null) source.endpoint().connect(endpoint);
            var former = subscriptions.put(new Subscription.Key(c.by(), c.stream()), new Subscription(c.by(), c.stream(), endpoint));
            if (former != null) release(former.endpoint());
        });
    }

    private void negotiate(MediaCommand c, StreamId stream, Leg leg, WebRtcEndpoint endpoint, String sdp, Runnable prepare, Runnable accept) {
        String answer;
        try {
            prepare.run();
            listen(c, stream, leg, endpoint);
            answer = endpoint.processOffer(sdp);
            accept.run();
        } catch (KurentoException e) {
            if (!holds(endpoint)) release(endpoint);
            throw e;
        }
        rooms.tell(new MediaEvent.Answered(id, c.by(), stream, leg, answer));
        endpoint.gatherCandidates();
    }

    private void listen(MediaCommand c, StreamId stream, Leg leg, WebRtcEndpoint endpoint) {
        endpoint.addIceCandidateFoundListener(e -> {
            var found = e.getCandidate();
            var candidate = new Candidate(found.getCandidate(), found.getSdpMid(), found.getSdpMLineIndex());
            rooms.tell(new MediaEvent.CandidateFound(id, c.by(), stream, leg, candidate));
        });
        endpoint.addIceComponentStateChangedListener(e -> {
            // on a thread of its own: calls to the server from its event thread would wait for themselves
            if (e.getState() == IceComponentState.FAILED) Thread.ofVirtual().start(() -> failed(c.by(), stream, leg, endpoint));
        });
        endpoint.addMediaSessionTerminatedListener(e -> Thread.ofVirtual().start(() -> ended(c.by(), stream, leg, endpoint)));
    }

    private WebRtcEndpoint endpoint() {
        if (pipeline == null) {
            server = rooms.leastLoaded();
            pipeline = server.client().createMediaPipeline();
        }
        return new WebRtcEndpoint.Builder(pipeline).build();
    }

    private boolean holds(WebRtcEndpoint endpoint) {
        return publications.values().stream().anyMatch(p -> p.endpoint() == endpoint)
            || subscriptions.values().stream().anyMatch(s -> s.endpoint() == endpoint);
    }

    private void addCandidate(MediaCommand.AddCandidate c) {
        var endpoint = switch (c.leg()) {
            case PUBLISH -> {
                var publication = publications.get(c.stream());
                yield publication == null || !publication.by().equals(c.by()) ? null : publication.endpoint();
            }
            case SUBSCRIBE -> {
                var subscription = subscriptions.get(new Subscription.Key(c.by(), c.stream()));
                yield subscription == null ? null : subscription.endpoint();
            }
        };
        if (endpoint == null || c.candidate().candidate().isEmpty()) return;
        try {
            endpoint.addIceCandidate(new IceCandidate(c.candidate().candidate(), c.candidate().sdpMid(), c.candidate().sdpMLineIndex()));
        } catch (KurentoException e) {
            // a candidate of a section that was not accepted: others remain
        }
    }

    private void unpublish(ParticipantId by, StreamId stream) {
        waiting.remove(new Waiting(by, stream, Leg.PUBLISH));
        var publication = publications.get(stream);
        if (publication == null || !publication.by().equals(by)) return;
        publications.remove(stream);
        release(publication.endpoint());
    }

    private void unsubscribe(Subscription.Key key) {
        waiting.remove(new Waiting(key.by(), key.stream(), Leg.SUBSCRIBE));
        var subscription = subscriptions.remove(key);
        if (subscription != null) release(subscription.endpoint());
    }

    private void leave(ParticipantId by) {
        waiting.removeIf(each -> each.by().equals(by));
        for (var publication : List.copyOf(publications.values())) unpublish(by, publication.stream());
        for (var key : List.copyOf(subscriptions.keySet())) if (key.by().equals(by)) unsubscribe(key);
    }

    /** The network to one browser is lost. */
    private synchronized void failed(ParticipantId by, StreamId stream, Leg leg, WebRtcEndpoint endpoint) {
        if (!holds(endpoint)) return;
        drop(by, stream, leg, endpoint);
        rooms.tell(new MediaEvent.Renegotiate(id, by, stream, leg));
        retireIfEmpty();
    }

    /** The browser ended the connection. It is not asked for another: where it wants one it is asking already. */
    private synchronized void ended(ParticipantId by, StreamId stream, Leg leg, WebRtcEndpoint endpoint) {
        if (!holds(endpoint)) return;
        drop(by, stream, leg, endpoint);
        retireIfEmpty();
    }

    private void drop(ParticipantId by, StreamId stream, Leg leg, WebRtcEndpoint endpoint) {
        switch (leg) {
            case PUBLISH -> await(publications.get(stream));
            case SUBSCRIBE -> subscriptions.remove(new Subscription.Key(by, stream));
        }
        release(endpoint);
    }

    /** Keeps the stream's place until its publisher is back, for a while. */
    private void await(Publication publication) {
        var awaited = publication.awaited();
        publications.put(publication.stream(), awaited);
        rooms.later(TO_REPUBLISH, () -> giveUp(awaited));
    }

    private synchronized void giveUp(Publication awaited) {
        if (publications.get(awaited.stream()) != awaited) return;
        if (!rooms.available()) {
            rooms.later(TO_REPUBLISH, () -> giveUp(awaited));   // it is not the publisher who is late
            return;
        }
        publications.remove(awaited.stream());
        rooms.tell(new MediaEvent.Ended(id, awaited.by(), awaited.stream()));
        retireIfEmpty();
    }

    /** The server is gone with all this room had on it. */
    synchronized void lost(MediaServer gone) {
        if (server != gone) return;
        server = null;
        pipeline = null;
        for (var publication : List.copyOf(publications.values())) {
            if (publication.endpoint() != null) await(publication);
            rooms.tell(new MediaEvent.Renegotiate(id, publication.by(), publication.stream(), Leg.PUBLISH));
        }
        for (var subscription : subscriptions.values())
            rooms.tell(new MediaEvent.Renegotiate(id, subscription.by(), subscription.stream(), Leg.SUBSCRIBE));
        subscriptions.clear();
        retireIfEmpty();
    }

    /** A server can be used that could not before: who waits for one need not wait for their next attempt. */
    synchronized void reached() {
        for (var publication : List.copyOf(publications.values())) if (publication.endpoint() == null) await(publication);
        for (var each : waiting) rooms.tell(new MediaEvent.Renegotiate(id, each.by(), each.stream(), each.leg()));
        waiting.clear();
        retireIfEmpty();
    }

    boolean isOn(MediaServer candidate) {
        return server == candidate;
    }

    private static void release(WebRtcEndpoint endpoint) {
        if (endpoint != null) quietly(endpoint::release);
    }

    private static void quietly(Runnable release) {
        try {
            release.run();
        } catch (KurentoException e) {
            // the server is gone, and what was to be released with it
        }
    }
}
