package org.parley.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/** What docs/room-protocol.md says a frame can be; whatever was read is one of these. */
final class FrameLimits {
    private FrameLimits() {}

    /** By the word the frame came with: nothing turns into another. */
    static void hold(String type, ClientFrame frame) {
        assertThat(type).isEqualTo(switch (frame) {
            case ClientFrame.Hello hello -> named("hello", hello.after() >= 0 && most(hello.password(), 100));
            case ClientFrame.Say say -> named("say", id(say.id()) && text(say.text(), say.image().isEmpty() ? 1 : 0, 2_000) && say.replyTo() >= 0 && say.image().matches("|[0-9a-f]{32}"));
            case ClientFrame.Whisper whisper -> named("whisper", id(whisper.id()) && text(whisper.text(), 1, 2_000) && text(whisper.to(), 0, 48));
            case ClientFrame.Publish publish -> named("publish", text(publish.sdp(), 0, 49_152) && publish.source().matches("camera|screen") && most(publish.password(), 100));
            case ClientFrame.Subscribe subscribe -> named("subscribe", text(subscribe.sdp(), 0, 49_152));
            case ClientFrame.AddCandidate add -> named("candidate", text(add.candidate().candidate(), 0, 512) && add.candidate().sdpMLineIndex() >= 0 && add.candidate().sdpMLineIndex() < 64);
            case ClientFrame.Unpublish unpublish -> "unpublish";
            case ClientFrame.Unsubscribe unsubscribe -> "unsubscribe";
            case ClientFrame.State state -> "state";
            case ClientFrame.Leave leave -> "leave";
            case ClientFrame.Change change -> named("change", id(change.id()) && change.seq() > 0 && text(change.text(), 1, 2_000));
            case ClientFrame.Remove remove -> named("remove", id(remove.id()) && remove.seq() > 0);
            case ClientFrame.React react -> named("react", react.seq() > 0 && text(react.emoji(), 1, 40));
            case ClientFrame.Search search -> named("search", id(search.id()) && text(search.query(), 2, 100));
            case ClientFrame.Moderate moderate -> named("moderate", id(moderate.id()) && person(moderate.person()) && text(moderate.reason(), 0, 300) && moderate.ban().toMinutes() >= 1 && moderate.ban().toDays() <= 365 && moderate.seq() >= 0);
            case ClientFrame.Bans bans -> named("bans", id(bans.id()));
            case ClientFrame.Forgive forgive -> named("forgive", id(forgive.id()) && forgive.ban() > 0);
            case ClientFrame.Give give -> named("give", id(give.id()) && person(give.person()) && Role.GIVEN.contains(give.role()));
            case ClientFrame.Lock lock -> "lock";
            case ClientFrame.Slow slow -> named("slow", !slow.pause().isNegative() && slow.pause().toSeconds() <= 1_800);
            case ClientFrame.Announce announce -> named("announce", text(announce.text(), 0, 500));
            case ClientFrame.Stage stage -> "stage";
            case ClientFrame.Hand hand -> "hand";
            case ClientFrame.Admit admit -> named("admit", person(admit.person()));
            case ClientFrame.Camera camera -> named("camera", person(camera.person()));
            case ClientFrame.Accept accept -> named("accept", text(accept.label(), 0, 16));
            case ClientFrame.Block block -> named("block", id(block.id()) && person(block.person()));
            case ClientFrame.Report report -> named("report", id(report.id()) && person(report.person()) && report.seq() >= 0 && text(report.words(), 0, 1_000) && text(report.picture(), 0, 48_000));
            case ClientFrame.Queue queue -> named("queue", id(queue.id()) && text(queue.address(), 0, 500) && text(queue.title(), 0, 120));
            case ClientFrame.Unqueue unqueue -> named("unqueue", id(unqueue.id()) && unqueue.video() > 0);
            case ClientFrame.Watch watch -> named("watch", id(watch.id()) && watch.video() >= 0 && !watch.at().isNegative() && watch.at().toSeconds() <= 86_400);
            case ClientFrame.Ask ask -> named("poll", id(ask.id()) && text(ask.question().question(), 1, 200) && ask.question().choices().size() >= 2 && ask.question().choices().size() <= 10
                && ask.question().choices().stream().allMatch(choice -> text(choice, 1, 100)) && ask.question().time().toMinutes() >= 1 && ask.question().time().toMinutes() <= 1_440);
            case ClientFrame.Vote vote -> named("vote", id(vote.id()) && vote.poll() > 0 && vote.choices().stream().allMatch(choice -> choice >= 0 && choice < 10));
            case ClientFrame.ClosePoll close -> named("close-poll", id(close.id()) && close.poll() > 0);
            case ClientFrame.Timer timer -> named("timer", id(timer.id()) && timer.seconds() >= 0 && timer.seconds() <= 43_200 && text(timer.text(), 0, 80));
            case ClientFrame.Breakout breakout -> named("breakout", id(breakout.id()) && breakout.rooms() >= 2 && breakout.rooms() <= 20 && breakout.time().toMinutes() >= 1 && breakout.time().toMinutes() <= 480);
            case ClientFrame.BreakoutEnd end -> named("breakout-end", id(end.id()));
            case ClientFrame.Seat seat -> named("seat", id(seat.id()) && seat.number().orElse(1) >= 1 && seat.number().orElse(20) <= 20);
            case ClientFrame.Bad bad -> throw new AssertionError("no frame: " + bad);
        });
        assertClean(frame);
    }

    private static String named(String type, boolean holds) {
        return holds ? type : type + " beyond its limits";
    }

    private static boolean id(String id) {
        return text(id, 1, 64);
    }

    private static boolean person(String name) {
        return text(name, 0, 48);
    }

    private static boolean text(String text, int least, int most) {
        return text.length() >= least && text.length() <= most;
    }

    private static boolean most(Optional<String> text, int most) {
        return text.isEmpty() || text.get().length() <= most;
    }

    /** No text in it, however deep, that a database or a socket could choke on. */
    private static void assertClean(Object value) {
        switch (value) {
            case String text -> assertThat(Fields.wellFormed(text) && text.indexOf('\0') < 0).as("Unicode without U+0000").isTrue();
            case Optional<?> some -> some.ifPresent(FrameLimits::assertClean);
            case OptionalInt number -> { }
            case Collection<?> many -> many.forEach(FrameLimits::assertClean);
            case Record record -> {
                for (var component : record.getClass().getRecordComponents()) assertClean(read(component, record));
            }
            default -> assertThat(value).isInstanceOfAny(Number.class, Boolean.class, Enum.class, java.time.Duration.class);
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
