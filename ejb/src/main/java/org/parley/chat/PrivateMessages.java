package org.parley.chat;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.account.AccountId;
import org.parley.account.Names;
import org.parley.account.Pace;
import org.parley.account.Person;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.contact.Contacts;
import org.parley.privacy.DataSubject;

/** Messages between two members outside rooms (R6); a block stops them both ways. */
@Stateless
@Processes(Purpose.CHAT)
public class PrivateMessages {
    public static final int TEXT_MAX = Saying.TEXT_MAX, CONVERSATIONS_MOST = 200, PAGE = 50;
    private static final Pace.Limit WRITTEN = new Pace.Limit("private messages", 30, Duration.ofMinutes(1)), BEGUN = Pace.Limit.daily("people written to first", 20);

    public sealed interface Outcome {
        record Sent(long id) implements Outcome {}
        /** @param why {@code empty}, {@code long}, {@code unicode}, {@code gone}, {@code blocked}, {@code oneself}, {@code fast} or {@code strangers} */
        record Refused(String why) implements Outcome {}
    }

    /** @param text empty where it cannot be shown any more */
    public record Line(long id, boolean mine, Optional<String> text, Instant at, boolean seen) {}

    /** @param text of the latest line, empty where it cannot be shown */
    public record Conversation(Person.Member with, boolean mine, Optional<String> text, Instant at, int unseen) {}

    /** Somebody wrote to somebody. */
    public record Written(DataSubject reader, String author) {}

    @Inject PrivateRows rows;
    @Inject Names names;
    @Inject Contacts contacts;
    @Inject Gate gate;
    @Inject Pace pace;
    @Inject Event<Written> written;
    @Inject Clock clock;

    /**
     * Who writes first to many people a day is stopped, answers are not counted.
     *
     * @param text     1 to {@value #TEXT_MAX} characters
     * @param clientId 1 to 64 characters; the same again is the same message
     */
    public Outcome send(Person.Member me, Person.Member other, String clientId, String text) {
        var words = text.strip();
        if (words.isEmpty()) return new Outcome.Refused("empty");
        if (words.length() > TEXT_MAX) return new Outcome.Refused("long");
        if (words.indexOf('\0') >= 0 || !java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(words)) return new Outcome.Refused("unicode");
        if (me.id().equals(other.id())) return new Outcome.Refused("oneself");
        if (contacts.isBlockedBetween(me, other.id())) return new Outcome.Refused("blocked");
        if (!gate.allows(Purpose.CHAT, other.subject())) return new Outcome.Refused("gone");
        var now = clock.instant();
        if (!pace.allows(WRITTEN, me.key(), now)) return new Outcome.Refused("fast");
        if (!rows.wroteTo(other.subject(), me.subject()) && !rows.wroteTo(me.subject(), other.subject()) && !pace.allows(BEGUN, me.key(), now)) return new Outcome.Refused("strangers");
        var id = rows.add(me.subject(), other.subject(), clientId, words, now);
        written.fire(new Written(other.subject(), me.screenName().value()));
        return new Outcome.Sent(id);
    }

    /** {@value #PAGE} lines at most, the oldest first. @param before only older ones, 0 for the latest @param after only newer ones, 0 for all */
    public List<Line> lines(Person.Member me, AccountId other, long before, long after) {
        var found = rows.between(me.subject(), other.subject(), before, after, PAGE);
        if (found.isEmpty()) return List.of();
        gate.fetch(List.of(me.subject(), other.subject()));
        var lines = found.stream().map(row -> new Line(row.id(), row.author().equals(me.subject()), text(row), row.at(), row.seen())).collect(Collectors.toList());
        Collections.reverse(lines);
        return lines;
    }

    private Optional<String> text(PrivateRows.Row row) {
        return gate.isRestricted(row.author()) ? Optional.empty() : rows.text(row);
    }

    /** What the other wrote has been seen, up to a line. */
    public void seen(Person.Member me, AccountId other, long upTo) {
        rows.seen(me.subject(), other.subject(), upTo);
    }

    /** With members who are there, the latest first: five queries, however many. */
    public List<Conversation> conversations(Person.Member me) {
        var latest = rows.latest(me.subject(), CONVERSATIONS_MOST);
        var byPartner = latest.stream().collect(Collectors.toMap(row -> partner(me, row), Function.identity(), (one, same) -> one, LinkedHashMap::new));
        var members = names.members(byPartner.keySet().stream().map(subject -> new AccountId(Long.parseLong(subject.key().substring(1)))).toList()).values().stream().collect(Collectors.toMap(Person::subject, Function.identity()));
        var unseen = rows.unseen(me.subject());
        return byPartner.entrySet().stream().filter(one -> members.containsKey(one.getKey()))
            .map(one -> new Conversation(members.get(one.getKey()), one.getValue().author().equals(me.subject()), text(one.getValue()), one.getValue().at(), unseen.getOrDefault(one.getKey(), 0))).toList();
    }

    private static DataSubject partner(Person.Member me, PrivateRows.Row row) {
        return row.author().equals(me.subject()) ? row.reader() : row.author();
    }

    /** From people who do not block and are not blocked. */
    public int unseen(Person.Member me) {
        Map<DataSubject, Integer> all = rows.unseen(me.subject());
        if (all.isEmpty()) return 0;
        var hidden = contacts.hiddenFrom(me).stream().map(AccountId::subject).collect(Collectors.toSet());
        return all.entrySet().stream().filter(one -> !hidden.contains(one.getKey())).mapToInt(Map.Entry::getValue).sum();
    }

    /** Takes one's own back, from both. */
    public boolean takeBack(Person.Member me, long id) {
        return rows.remove(me.subject(), id);
    }

    /** For an account that ends. */
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void removeAll(DataSubject author) {
        rows.removeAll(author);
    }
}
