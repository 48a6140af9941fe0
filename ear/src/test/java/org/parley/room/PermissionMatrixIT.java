package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.room.RoomClient.frame;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.Portal;
import org.parley.Visitor;

/** Every role sends what every permission is for, on the real server, in a room and with people of its own. */
class PermissionMatrixIT {
    private final Portal portal = Portal.shared(Portal.Database.H2);
    private final String targetName = Visitor.unique("target"), victimName = Visitor.unique("victim");
    private String room, actorName;
    private Visitor actorVisitor;
    private RoomClient owner, target, victim, actor;
    private long seq;
    private int sent;

    private void enter(Role role) {
        var ownerName = Visitor.unique("owner");
        var ownerVisitor = Visitor.member(portal, ownerName);
        room = ownerVisitor.openRoom(Visitor.unique("matrix"), Map.of());
        owner = RoomClient.connect(ownerVisitor, room).hello();
        target = RoomClient.connect(Visitor.member(portal, targetName), room).hello();
        victim = RoomClient.join(portal, room, victimName);
        seq = target.sayAndWait("first", "Something to answer, then to remove");
        actorName = role == Role.OWNER ? ownerName : Visitor.unique(role.word());
        actorVisitor = role == Role.OWNER ? ownerVisitor : role == Role.GUEST ? Visitor.guest(portal, actorName) : Visitor.member(portal, actorName);
        actor = role == Role.OWNER ? owner : RoomClient.connect(actorVisitor, room).hello();
        if (role == Role.OWNER || role == Role.GUEST || role == Role.MEMBER) return;
        owner.send(frame("give").add("id", "role").add("person", actorName).add("role", role.word()));
        actor.await("role", one -> one.getString("person").equals(actorName));
    }

    @AfterEach void leave() {
        actor.close();
        victim.close();
        target.close();
        owner.close();
    }

    @ParameterizedTest @EnumSource(Role.class) @DisplayName("R3 R4 a role can do what its permissions say, and nothing else")
    void matrix(Role role) {
        enter(role);
        var works = EnumSet.noneOf(Permission.class);
        for (var permission : Permission.values()) if (does(permission)) works.add(permission);
        assertThat(works).as("what works for %s", role).containsExactlyInAnyOrderElementsOf(role.usual());
    }

    /** In the order of the enum, which takes cameras before the stage and the door before the lock; 13 requests, which is no hurry. */
    private boolean does(Permission permission) {
        return switch (permission) {
            case SAY -> done(frame("say").add("text", "Words"));
            case LINK -> done(frame("say").add("text", "See https://example.org/"));
            case WHISPER -> done(frame("whisper").add("to", targetName).add("text", "Psst"));
            case REACT -> heard(frame("react").add("seq", seq).add("emoji", "👍"), actor, one -> one.getString("type").equals("reacted") && one.getString("person").equals(actorName));
            case CAMERA -> publishes("camera");
            case SCREEN -> publishes("screen");
            case IMAGE -> posts();
            case PLAY -> done(frame("queue").add("address", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"));
            case HAND -> heard(frame("hand").add("up", true), actor, one -> one.getString("type").equals("hand") && one.getString("person").equals(actorName));
            case DEVICES -> done(frame("moderate").add("act", "mute").add("person", targetName));
            case KICK -> done(frame("moderate").add("act", "kick").add("person", victimName));
            case BAN -> done(frame("bans"));
            case CLEAR -> done(frame("remove").add("seq", seq));
            case SLOW -> rules(frame("slow").add("seconds", 7), rules -> rules.getInt("slow") == 7);
            case LOCK -> rules(frame("lock").add("on", true), rules -> rules.getBoolean("locked"));
            case ANNOUNCE -> rules(frame("announce").add("text", "Hear"), rules -> rules.getString("announced").equals("Hear"));
            case ADMIT -> heard(frame("camera").add("person", targetName).add("yes", true), target, one -> one.getString("type").equals("camera") && one.getBoolean("yes"));
            case POLL -> done(frame("poll").add("question", "Tea?").add("choices", Json.createArrayBuilder().add("Yes").add("No")).add("minutes", 1));
            case STAGE -> rules(frame("stage").add("on", true), rules -> rules.getBoolean("stage"));
            case BREAKOUT -> done(frame("breakout").add("rooms", 2).add("minutes", 5).add("chosen", true));
            case EDIT -> done(frame("give").add("person", targetName).add("role", "moderator"));
        };
    }

    /** What has an answer of its own. */
    private boolean done(JsonObjectBuilder frame) {
        var id = "p" + ++sent;
        actor.send(frame.add("id", id));
        return isNoRefusal(actor.awaitAny(one -> one.getString("id", "").equals(id)));
    }

    private static boolean isNoRefusal(JsonObject answer) {
        if (!answer.getString("type").equals("error")) return true;
        assertThat(answer.getString("code")).as("%s", answer).isEqualTo("not-allowed");
        return false;
    }

    /** What somebody hears of; a refusal has no id. */
    private boolean heard(JsonObjectBuilder frame, RoomClient by, Predicate<JsonObject> fits) {
        var before = refusals();
        actor.send(frame);
        if (by == actor) actor.awaitAny(one -> fits.test(one) || refusals() > before);
        else {
            done(frame("whisper").add("to", actorName).add("text", "Answered after what came before it"));
            if (refusals() == before) by.awaitAny(fits);
            else assertThat(by.frames()).noneMatch(fits);
        }
        return refusals() == before;
    }

    private long refusals() {
        return actor.frames("error").stream().filter(one -> !one.containsKey("id") && !one.containsKey("stream")).peek(one -> assertThat(one.getString("code")).isEqualTo("not-allowed")).count();
    }

    private boolean rules(JsonObjectBuilder frame, Predicate<JsonObject> hold) {
        return heard(frame, actor, one -> one.getString("type").equals("rules") && hold.test(one.getJsonObject("rules")));
    }

    /** There is no such offer, which the media side says once it was asked. */
    private boolean publishes(String source) {
        actor.send(frame("publish").add("stream", source).add("sdp", "v=0").add("source", source));
        return !actor.awaitAny(one -> one.getString("stream", "").equals(source)).getString("code", "").equals("not-allowed");
    }

    private boolean posts() {
        var answer = actorVisitor.send(HttpRequest.newBuilder(portal.address("/api/room-files/" + room + "/pictures")).header("Origin", portal.address("").toString())
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofString("--edge\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"\r\n\r\nno picture\r\n--edge--\r\n")));
        assertThat(answer.statusCode()).as(answer.body()).isIn(403, 422);
        return answer.statusCode() == 422;
    }
}
