package org.parley.room;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.parley.account.CurrentPerson;
import org.parley.account.EndedSessions;
import org.parley.account.Person;
import org.parley.account.Rate;
import org.parley.account.SignedIn;
import org.parley.billing.Entitlements;
import org.parley.chat.ChatLog;
import org.parley.chat.ChatSettings;
import org.parley.chat.Messages;
import org.parley.chat.Said;
import org.parley.chat.Saying;
import org.parley.consent.Documents;
import org.parley.consent.PurposeRefused;
import org.parley.consent.Refusal;
import org.parley.contact.Contacts;
import org.parley.look.CurrentLook;
import org.parley.media.StreamId;
import org.parley.together.RoomFiles;
import org.parley.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room socket {@code /live/{name}}; its frames and limits are in docs/room-protocol.md. One instance a connection. */
@ServerEndpoint(value = "/live/{name}", configurator = RoomSocket.Handshake.class)
public class RoomSocket {
    static final int REFUSED = 4003, NO_SUCH_ROOM = 4004, TAKEN_OVER = 4009;
    private static final int FRAMES = 400, ASKED = 20, SEARCHES = 2;
    static final String NOT_SIGNED_IN = "sign in first";
    private static final String PERSON = "parley.person", ADDRESS = "parley.address", SESSION = "parley.session", LANGUAGE = "parley.language", NETWORK = "parley.network", INVITATION = "parley.invitation";
    private static final Logger LOG = LoggerFactory.getLogger(RoomSocket.class);

    /** Keeps who knocks, while the request is still there to tell. */
    public static class Handshake extends ServerEndpointConfig.Configurator {
        @Override public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            if (SecurityUtils.getSubject().getPrincipal() instanceof Person person) config.getUserProperties().put(PERSON, person);
            else config.getUserProperties().remove(PERSON);
            config.getUserProperties().put(LANGUAGE, CDI.current().select(CurrentLook.class).get().language().locale());
            config.getUserProperties().put(NETWORK, CDI.current().select(CurrentPerson.class).get().address());
            config.getUserProperties().remove(SESSION);
            config.getUserProperties().remove(INVITATION);
            if (!(request.getHttpSession() instanceof HttpSession session)) return;
            config.getUserProperties().put(ADDRESS, session.getId());
            if (session.getAttribute(RoomPage.INVITATIONS) instanceof Invitations invitations) config.getUserProperties().put(INVITATION, invitations);
            if (session.getAttribute(CurrentPerson.SIGNED_IN) instanceof SignedIn signedIn) config.getUserProperties().put(SESSION, signedIn);
        }
    }

    @Inject LiveRooms rooms;
    @Inject Admission admission;
    @Inject RecentRooms recent;
    @Inject Documents documents;
    @Inject EndedSessions endedSessions;
    @Inject ChatLog chat;
    @Inject Messages messages;
    @Inject ChatSettings chatSettings;
    @Inject RoomSettings roomSettings;
    @Inject RoomRequests requests;
    @Inject TogetherRequests together;
    @Inject RoomFiles files;
    @Inject Contacts contacts;
    @Inject Entitlements plans;
    @Inject Clock clock;

    private Person person;
    private Locale language;
    private SignedIn signedIn;
    private String name;
    private Connection connection;
    private Visitor visitor;
    private RoomId room;
    /** As they were at the door; null while nobody has let the person in. */
    private volatile RoomRules admittedBy;
    private String address, network;
    private Invitations invitations;
    private Rate asked, searches;
    private Rate frames;
    private Rate whispers;
    private StringBuilder begun = new StringBuilder(0);
    private boolean ended;

    @OnOpen public void open(Session session, EndpointConfig config, @PathParam("name") String name) {
        session.setMaxIdleTimeout(4_000L * LiveRooms.SWEEP_SECONDS);
        connection = new Connection(session, chatSettings.queue(), this::gone);
        this.name = name;
        language = (Locale) config.getUserProperties().get(LANGUAGE);
        address = String.valueOf(config.getUserProperties().get(ADDRESS));
        network = String.valueOf(config.getUserProperties().get(NETWORK));
        invitations = config.getUserProperties().get(INVITATION) instanceof Invitations known ? known : Invitations.NONE;
        asked = new Rate(ASKED, chatSettings.window());
        searches = new Rate(SEARCHES, chatSettings.window());
        frames = new Rate(Math.max(FRAMES, 2 * chatSettings.rate()), chatSettings.window());
        whispers = new Rate(chatSettings.rate(), chatSettings.window());
        if (config.getUserProperties().get(SESSION) instanceof SignedIn known) signedIn = known;
        if (config.getUserProperties().get(PERSON) instanceof Person somebody) person = somebody;
        else end(CloseReason.CloseCodes.VIOLATED_POLICY, NOT_SIGNED_IN);
    }

    private void end(CloseReason.CloseCode code, String reason) {
        ended = true;
        connection.closeAfterSending(code, reason);
    }

    /** In parts: Undertow gathers a whole frame of any length, whatever its maxMessageSize says. */
    @OnMessage public void part(String text, boolean last) {
        if (ended) return;
        if (begun.length() + text.length() > RoomProtocol.FRAME_MAX) {
            end(CloseReason.CloseCodes.TOO_BIG, "a frame has 64 KiB at most");
            gone();
            return;
        }
        begun.append(text);
        if (!last) return;
        var frame = begun.toString();
        begun = new StringBuilder(0);
        message(frame);
    }

    private void message(String text) {
        if (!frames.allows("", clock.instant())) {
            refuse("too-fast", Texts.in(language, "room.error.too-many-frames"), Optional.empty());
            return;
        }
        if (text.isEmpty()) return; // a browser's keep-alive
        var sent = RoomProtocol.parse(text);
        switch (sent) {
            case ClientFrame.Bad bad -> refuse(bad.code(), bad.message().in(language), bad.id());
            case ClientFrame.Hello hello -> hello(hello);
            case ClientFrame frame when visitor == null -> refuse("bad-message", Texts.in(language, "room.error.hello-first"), Optional.empty());
            case ClientFrame.Say say -> say(say);
            case ClientFrame.Whisper whisper -> whisper(whisper);
            case ClientFrame.Publish publish -> publish(publish);
            case ClientFrame.Subscribe subscribe -> rooms.ifLive(room, live -> live.subscribe(visitor, subscribe.stream(), subscribe.sdp()));
            case ClientFrame.AddCandidate add -> rooms.ifLive(room, live -> live.candidate(visitor, add.stream(), add.leg(), add.candidate()));
            case ClientFrame.Unpublish unpublish -> rooms.ifLive(room, live -> live.unpublish(visitor, unpublish.stream()));
            case ClientFrame.Unsubscribe unsubscribe -> rooms.ifLive(room, live -> live.unsubscribe(visitor, unsubscribe.stream()));
            case ClientFrame.State state -> rooms.ifLive(room, live -> live.state(visitor, state));
            case ClientFrame.Hand hand -> rooms.ifLive(room, live -> live.hand(visitor, hand.up()));
            case ClientFrame.Admit admit -> rooms.ifLive(room, live -> live.admit(visitor, admit));
            case ClientFrame.Camera camera -> rooms.ifLive(room, live -> live.camera(visitor, camera));
            case ClientFrame.Accept accept -> rooms.ifLive(room, live -> live.accept(visitor, accept.label()));
            case ClientFrame.Leave leave -> {
                end(CloseReason.CloseCodes.NORMAL_CLOSURE, "left");
                gone();
            }
            default -> ask(sent);
        }
    }

    private void ask(ClientFrame frame) {
        if (visitor.inside == null) refuse("bad-message", Texts.in(language, "room.error.hello-first"), Optional.empty());
        else if (asked.allows("", clock.instant()) && (!(frame instanceof ClientFrame.Search) || searches.allows("", clock.instant()))) follow(frame);
        else refuse("too-fast", Texts.in(language, "room.error.slower"), frame.asked());
    }

    private void follow(ClientFrame frame) {
        if (frame instanceof ClientFrame.Shared shared) together.handle(visitor.inside, visitor, shared);
        else requests.handle(visitor.inside, visitor, frame);
    }

    private void publish(ClientFrame.Publish publish) {
        var word = publish.password();
        rooms.ifLive(room, live -> {
            if (word.isPresent() && live.asksForCameraPassword(visitor)) Thread.startVirtualThread(() -> tryCameraPassword(publish, word.get()));
            else live.publish(visitor, publish);
        });
    }

    private void tryCameraPassword(ClientFrame.Publish publish, String word) {
        Optional<String> problem;
        try {
            problem = switch (admission.camera(room, person, word, address)) {
                case Admission.CameraDecision.Open open -> Optional.empty();
                case Admission.CameraDecision.WrongPassword wrong -> Optional.of(Texts.in(language, "room.error.wrong-camera-password"));
                case Admission.CameraDecision.Slowed slowed -> Optional.of(Texts.in(language, "room.error.too-many-guesses", Math.max(1, slowed.pause().toSeconds())));
                case Admission.CameraDecision.Busy busy -> Optional.of(Texts.in(language, "room.error.not-now"));
            };
        } catch (RuntimeException e) {
            LOG.error("The word for the camera could not be checked", e);
            problem = Optional.of(Texts.in(language, "room.error.not-now"));
        }
        if (problem.isPresent()) {
            connection.send(RoomProtocol.streamNeeds("not-allowed", "camera-password", problem.get(), publish.stream().orElseGet(StreamId::random)));
            return;
        }
        rooms.ifLive(room, live -> {
            live.letOnCamera(visitor);
            live.publish(visitor, publish);
        });
    }

    @OnMessage public void binary(ByteBuffer bytes, boolean last) {
        if (!ended && last && frames.allows("", clock.instant())) refuse("bad-message", Texts.in(language, "room.error.text-only"), Optional.empty());
    }

    private void refuse(String code, String message, Optional<String> id) {
        connection.send(RoomProtocol.error(code, message, id));
    }

    private void hello(ClientFrame.Hello hello) {
        if (visitor != null) {
            refuse("bad-message", Texts.in(language, "room.error.hello-once"), Optional.empty());
            return;
        }
        try {
            knock(hello);
        } catch (PurposeRefused e) {
            notAllowed(e.refusal(), Optional.empty());
            end(() -> REFUSED, e.refusal().word());
        } catch (RuntimeException e) {
            notNow(e);
        }
    }

    private void knock(ClientFrame.Hello hello) {
        if (person instanceof Person.Member member && signedIn != null && endedSessions.covers(member.id(), signedIn)) {
            end(CloseReason.CloseCodes.VIOLATED_POLICY, NOT_SIGNED_IN);
            return;
        }
        if (person instanceof Person.Member member && !documents.pending(member).isEmpty()) {
            refuse("consent-needed", Texts.in(language, "refusal.documents"), Optional.empty());
            end(() -> REFUSED, "consent-needed");
            return;
        }
        switch (admission.enter(name, person, hello.password(), invitations.of(name), address, network)) {
            case Admission.Decision.NoSuchRoom none -> end(() -> NO_SUCH_ROOM, "no such room");
            case Admission.Decision.MembersOnly members -> {
                refuse("not-allowed", Texts.in(language, "room.error.members-only"), Optional.empty());
                end(() -> REFUSED, "members only");
            }
            case Admission.Decision.PasswordNeeded needed -> {
                connection.send(RoomProtocol.passwordNeeded(hello.password().isPresent() ? Texts.in(language, "room.error.wrong-password") : Texts.in(language, "room.error.has-password")));
                end(() -> REFUSED, "password");
            }
            case Admission.Decision.Slowed slowed -> {
                connection.send(RoomProtocol.passwordNeeded(Texts.in(language, "room.error.too-many-guesses", Math.max(1, slowed.pause().toSeconds()))));
                end(() -> REFUSED, "password");
            }
            case Admission.Decision.Busy busy -> {
                connection.send(RoomProtocol.passwordNeeded(Texts.in(language, "room.error.not-now")));
                end(() -> REFUSED, "password");
            }
            case Admission.Decision.Banned banned -> {
                connection.send(RoomProtocol.banned(Texts.in(language, "room.error.banned"), banned.until(), banned.reason()));
                end(() -> REFUSED, "ban");
            }
            case Admission.Decision.Locked locked -> {
                connection.send(RoomProtocol.need("closed", "lock", Texts.in(language, "room.error.locked")));
                end(() -> REFUSED, "locked");
            }
            case Admission.Decision.InvitationNeeded needed -> {
                connection.send(RoomProtocol.need("not-allowed", "invitation", Texts.in(language, "room.error.invitation")));
                end(() -> REFUSED, "invitation");
            }
            case Admission.Decision.Admitted admitted -> {
                admitted(admitted);
                visitor.gathers = hello.gathered();
                enter(hello.after(), admitted);
            }
            case Admission.Decision.Knock knock -> {
                admitted(knock.once());
                visitor.gathers = hello.gathered();
                rooms.with(room, live -> {
                    live.ruled(knock.once().rules());
                    live.knock(visitor, () -> Thread.startVirtualThread(() -> enter(hello.after(), knock.once())));
                });
            }
        }
    }

    private void admitted(Admission.Decision.Admitted admitted) {
        room = admitted.room();
        if (person instanceof Person.Member member) recent.visited(member, room);
        visitor = new Visitor(person, admitted.role(), connection, language, signedIn, network);
        visitor.allowance = plans.of(person);
        if (!(person instanceof Person.Member member)) return;
        var blocks = contacts.blocks(member);
        blocks.mine().forEach(one -> visitor.hides.add(one.subject().key()));
        blocks.others().forEach(one -> visitor.hiddenBy.add(one.subject().key()));
    }

    private void enter(long after, Admission.Decision.Admitted admitted) {
        admittedBy = admitted.rules();
        List<Said> history, touched;
        long last;
        try {
            var latest = messages.after(room, 0, roomSettings.history());
            last = latest.isEmpty() ? 0 : latest.getLast().seq();
            history = latest.stream().filter(said -> said.seq() > after).toList();
            touched = latest.stream().filter(said -> said.seq() <= after && said.isTouched()).toList();
        } catch (RuntimeException e) {
            notNow(e);
            return;
        }
        boolean complete = after == 0 || history.isEmpty() || history.getFirst().seq() == after + 1;
        var entry = new LiveRoom.Entry(history, touched, last, complete, admitted.capacity());
        rooms.with(room, live -> {
            if (live.rules() == null) live.ruled(admitted.rules());
            if (admitted.onCameraList()) live.letOnCamera(visitor);
            if (!live.enter(visitor, entry)) Thread.startVirtualThread(() -> enter(after, admitted));
        });
    }

    private void notNow(RuntimeException e) {
        LOG.error("Room {} could not be entered", name, e);
        refuse("unavailable", Texts.in(language, "room.error.not-now"), Optional.empty());
        end(CloseReason.CloseCodes.TRY_AGAIN_LATER, "no database");
    }

    private void say(ClientFrame.Say say) {
        if (admittedBy == null) {
            refuse("bad-message", Texts.in(language, "room.error.hello-first"), Optional.of(say.id()));
            return;
        }
        if (say.image().isEmpty()) toLog(say);
        else Thread.startVirtualThread(() -> withPicture(say));
    }

    private void withPicture(ClientFrame.Say say) {
        try {
            if (files.isPictureOf(room, say.image(), person.subject())) toLog(say);
            else refuse("bad-message", Texts.in(language, "room.error.image"), Optional.of(say.id()));
        } catch (RuntimeException e) {
            LOG.error("A picture could not be looked up", e);
            refuse("unavailable", Texts.in(language, "room.error.not-stored"), Optional.of(say.id()));
        }
    }

    private void toLog(ClientFrame.Say say) {
        ChatLog.Taken taken;
        try {
            taken = chat.say(saying(say));
        } catch (PurposeRefused e) {
            notAllowed(e.refusal(), Optional.of(say.id()));
            return;
        } catch (RuntimeException e) {
            LOG.error("Nobody could be asked whether a person may be heard", e);
            taken = new ChatLog.Taken.Overloaded();
        }
        switch (taken) {
            case ChatLog.Taken.Yes yes -> { }
            case ChatLog.Taken.TooFast fast -> connection.send(RoomProtocol.tooFast(language, say.id(), chatSettings.window().toSeconds()));
            case ChatLog.Taken.TooSoon soon -> connection.send(RoomProtocol.tooFast(language, say.id(), soon.seconds()));
            case ChatLog.Taken.Overloaded overloaded -> refuse("unavailable", Texts.in(language, "room.error.busy"), Optional.of(say.id()));
            case ChatLog.Taken.NotAllowed not -> refuse("not-allowed", Texts.in(language, not.missing() == Permission.LINK ? "room.error.no-links" : not.missing() == Permission.IMAGE ? "room.error.no-images" : "room.error.role"), Optional.of(say.id()));
            case ChatLog.Taken.Filtered filtered -> refuse("not-allowed", Texts.in(language, "room.error.filtered", filtered.word()), Optional.of(say.id()));
        }
    }

    private Saying saying(ClientFrame.Say say) {
        return new Saying(visitor.inside == null ? admittedBy : visitor.inside.rules(), person, visitor.role, say.id(), say.text(), say.replyTo(), say.image(), new Saying.Receipt() {
            @Override public void stored(Said said, boolean fresh) {
                rooms.with(room, live -> live.said(visitor, said));
            }
            @Override public void failed() {
                refuse("unavailable", Texts.in(language, "room.error.not-stored"), Optional.of(say.id()));
            }
            @Override public void refused(Refusal reason) {
                notAllowed(reason, Optional.of(say.id()));
            }
        });
    }

    /** A purpose has no ground for this person now (C2). */
    private void notAllowed(Refusal reason, Optional<String> id) {
        refuse(reason.code(), Texts.in(language, "refusal." + reason.word()), id);
    }

    private void whisper(ClientFrame.Whisper whisper) {
        var now = clock.instant();
        if (whispers.allows("", now)) rooms.ifLive(room, live -> live.whisper(visitor, whisper, now.truncatedTo(ChronoUnit.MILLIS).toString()));
        else connection.send(RoomProtocol.tooFast(language, whisper.id(), chatSettings.window().toSeconds()));
    }

    @OnClose public void close() {
        gone();
    }

    private void gone() {
        if (visitor != null) rooms.ifLive(room, live -> live.leave(visitor));
    }

    @OnError public void error(Throwable fault) {
        if (fault instanceof IOException) LOG.debug("A room socket broke", fault);
        else LOG.error("A room socket failed", fault);
    }
}
