package org.parley.moderation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.account.Person;
import org.parley.account.Rate;
import org.parley.chat.Messages;
import org.parley.chat.PrivateMessages;
import org.parley.chat.Said;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.photo.Picture;
import org.parley.privacy.DataSubject;
import org.parley.room.RoomId;

/** Where people report a person, a message or a picture to the operator (R10). */
@Stateless
@Processes(Purpose.MODERATION)
public class Reports {
    /** Characters: what the reporter writes, and a JPEG in Base64. Reports an hour of one person. */
    public static final int WORDS_MAX = 1000, PICTURE_MAX = 48_000, AN_HOUR = 20;
    private static final int LINES = 20, READ = 200;
    private static final Object DECODING = new Object();

    /** What is wrong, in the reporter's eyes. */
    public enum Kind {
        HARASSMENT, HATE, SEXUAL, VIOLENCE, CHILD, SPAM, PRIVACY, OTHER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /**
     * What is seen in a room.
     *
     * @param about   who is reported, {@code name} as it was
     * @param seq     the message meant, 0 for the person as a whole
     * @param picture what the reporter saw, a picture as photos may be in Base64, or empty
     */
    public record Form(RoomId room, DataSubject about, String name, long seq, Kind kind, String words, String picture) {}

    /** What was seen: the name then, a JPEG of our own in Base64 or nothing, and lines with their time. */
    record Evidence(String name, String picture, List<String> lines) {}

    public enum Outcome { TAKEN, TOO_MANY, NO_PICTURE }

    @ApplicationScoped
    static class Pace {
        private Rate made;
        @PostConstruct void start() {
            made = new Rate(AN_HOUR, Duration.ofHours(1));
        }
        boolean allows(Person who, Instant now) {
            return made.allows(who.key(), now);
        }
    }

    @Inject ReportRows rows;
    @Inject Messages messages;
    @Inject PrivateMessages letters;
    @Inject Pace pace;
    @Inject Clock clock;

    public Outcome report(Person reporter, Form form) {
        var now = clock.instant();
        if (!pace.allows(reporter, now)) return Outcome.TOO_MANY;
        String picture;
        try {
            picture = form.picture().isEmpty() ? "" : made(form.picture());
        } catch (Picture.Refused | IllegalArgumentException e) {
            return Outcome.NO_PICTURE;
        }
        var said = form.seq() > 0 ? messages.some(form.room(), List.of(form.seq())) : messages.after(form.room(), 0, READ);
        var lines = said.stream().filter(one -> one.by().equals(form.about()) && one.author() == Said.Author.HERE).collect(Collectors.toList());
        if (lines.size() > LINES) lines = lines.subList(lines.size() - LINES, lines.size());
        rows.add(reporter.subject(), Optional.of(form.room()), form.about(), form.kind(), form.words(), new Evidence(form.name(), picture, lines.stream().map(one -> one.at() + " " + one.text()).toList()), now);
        return Outcome.TAKEN;
    }

    /**
     * Outside rooms: what the person wrote to the reporter lately goes with it.
     *
     * @param words at most {@value #WORDS_MAX} characters
     */
    public Outcome report(Person.Member reporter, Person.Member about, Kind kind, String words) {
        var now = clock.instant();
        if (!pace.allows(reporter, now)) return Outcome.TOO_MANY;
        var lines = letters.lines(reporter, about.id(), 0, 0).stream().filter(line -> !line.mine() && line.text().isPresent()).map(line -> line.at() + " " + line.text().get()).toList();
        rows.add(reporter.subject(), Optional.empty(), about.subject(), kind, words, new Evidence(about.screenName().value(), "", lines.subList(Math.max(0, lines.size() - LINES), lines.size())), now);
        return Outcome.TAKEN;
    }

    /** Made anew as photos are, one at a time: staff see pixels and never the file, and a small file of many pixels is decoded once. */
    private static String made(String base64) throws Picture.Refused {
        var file = Base64.getDecoder().decode(base64);
        synchronized (DECODING) {
            return Base64.getEncoder().encodeToString(Picture.read(file).large());
        }
    }
}
