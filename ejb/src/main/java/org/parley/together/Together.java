package org.parley.together;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.room.Breakouts;

/** What a room has in common now (R12, R13). */
public record Together(List<Video> playlist, Optional<Watch> watch, List<Poll> polls, Optional<Timer> timer, Optional<Breakouts.Plan> breakouts, Optional<Breakouts.Home> home) {

    /** @param source what names it at its player @param person who added it */
    public record Video(long id, Player player, String source, String title, String person) {}

    /** @param position where it was at {@code since} */
    public record Watch(long video, boolean running, Duration position, Instant since) {
        public Duration position(Instant now) {
            return running && now.isAfter(since) ? position.plus(Duration.between(since, now)) : position;
        }
    }

    /** @param votes for each choice @param until when it ends or ended */
    public record Poll(long id, String person, String question, List<String> choices, boolean several, List<Integer> votes, int voters, Instant until) {}

    /** @param seconds from its start to {@code until} */
    public record Timer(String words, int seconds, Instant until) {}

    public boolean isEmpty() {
        return playlist.isEmpty() && polls.isEmpty() && timer.isEmpty() && breakouts.isEmpty() && home.isEmpty();
    }
}
