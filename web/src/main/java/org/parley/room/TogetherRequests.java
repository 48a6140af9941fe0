package org.parley.room;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.parley.privacy.DataSubject;
import org.parley.together.TogetherDesk;

/** Follows what people do together in a room (R12, R13), each on a thread of its own. */
@ApplicationScoped
public class TogetherRequests {
    @Inject RoomRequests requests;
    @Inject TogetherDesk desk;
    @Inject Breakouts breakouts;
    @Inject Clock clock;

    void handle(LiveRoom room, Visitor visitor, ClientFrame.Shared frame) {
        requests.apart(visitor, frame.id(), () -> follow(room, visitor, frame));
    }

    private void follow(LiveRoom room, Visitor visitor, ClientFrame.Shared frame) {
        var rules = room.rules();
        switch (frame) {
            case ClientFrame.Queue queue -> answer(visitor, frame, desk.queue(rules, visitor.person, visitor.role, queue.address(), queue.title()));
            case ClientFrame.Unqueue unqueue -> answer(visitor, frame, desk.unqueue(rules, visitor.person, visitor.role, unqueue.video()));
            case ClientFrame.Watch watch -> answer(visitor, frame, desk.watch(rules, visitor.person, visitor.role, watch.video() == 0 ? OptionalLong.empty() : OptionalLong.of(watch.video()), watch.on(), watch.at()));
            case ClientFrame.Ask ask -> answer(visitor, frame, desk.ask(rules, visitor.person, visitor.role, ask.question()));
            case ClientFrame.Vote vote -> {
                var done = desk.vote(rules, visitor.person, visitor.role, vote.poll(), vote.choices());
                if (done == TogetherDesk.Outcome.DONE) visitor.connection.send(TogetherProtocol.voted(vote.poll(), vote.choices()));
                answer(visitor, frame, done);
            }
            case ClientFrame.ClosePoll close -> answer(visitor, frame, desk.close(rules, visitor.person, visitor.role, close.poll()));
            case ClientFrame.Timer timer -> answer(visitor, frame, desk.timer(rules, visitor.person, visitor.role, timer.seconds(), timer.text()));
            case ClientFrame.Breakout breakout -> breakOut(room, visitor, breakout);
            case ClientFrame.BreakoutEnd end -> answer(visitor, frame, breakouts.end(rules, visitor.role) ? TogetherDesk.Outcome.DONE : TogetherDesk.Outcome.NOT_ALLOWED);
            case ClientFrame.Seat seat -> breakouts.seat(rules, visitor.person, visitor.role, seat.number()).ifPresentOrElse(
                found -> visitor.connection.send(TogetherProtocol.breakout(seat.id(), found, clock.instant())), () -> answer(visitor, frame, TogetherDesk.Outcome.NOT_THERE));
        }
    }

    /** Who opens them by chance stays, to look after them all. */
    private void breakOut(LiveRoom room, Visitor visitor, ClientFrame.Breakout breakout) {
        var people = others(room, visitor);
        if (!breakouts.open(room.rules(), visitor.role, breakout.rooms(), breakout.time(), breakout.chosen(), people)) {
            answer(visitor, breakout, TogetherDesk.Outcome.NOT_ALLOWED);
            return;
        }
        answer(visitor, breakout, TogetherDesk.Outcome.DONE);
        var seats = breakouts.seats(room.id);
        room.execute(() -> {
            for (var one : room.people()) if (seats.containsKey(one.person.key())) one.connection.send(TogetherProtocol.breakout(seats.get(one.person.key()), clock.instant()));
        });
    }

    private static List<DataSubject> others(LiveRoom room, Visitor but) {
        return room.ask(() -> room.people().stream().filter(one -> one != but).map(one -> one.person.subject()).toList());
    }

    private static void answer(Visitor visitor, ClientFrame.Shared frame, TogetherDesk.Outcome outcome) {
        switch (outcome) {
            case DONE -> visitor.connection.send(RoomProtocol.done(frame.id()));
            case NOT_ALLOWED -> RoomRequests.refuse(visitor, "not-allowed", "room.error.role", frame.id());
            case NOT_THERE -> RoomRequests.refuse(visitor, "not-allowed", "room.error.not-there", frame.id());
            case PLAYER, TOO_MANY, CHOICES -> RoomRequests.refuse(visitor, "bad-message", "room.error.together." + outcome.name().toLowerCase(Locale.ROOT), frame.id());
        }
    }
}
