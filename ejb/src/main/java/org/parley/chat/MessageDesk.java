package org.parley.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.account.Person;
import org.parley.consent.Processes;
import org.parley.consent.Purpose;
import org.parley.privacy.DataSubject;
import org.parley.room.Permission;
import org.parley.room.Role;
import org.parley.room.RoomId;
import org.parley.room.RoomRules;

/** What people do with messages that are there (R5): write anew, take back, answer by an emoji, find. */
@Stateless
@Processes(Purpose.CHAT)
public class MessageDesk {
    /** Kinds of emoji a message takes, and messages a search reads and shows. */
    public static final int KINDS = 20, SEARCHED = 5_000, FOUND = 50, QUERY_MOST = 100;

    public sealed interface Outcome {
        record Done() implements Outcome {}
        record NotAllowed() implements Outcome {}
        /** It has a word the room does not want. */
        record Filtered(String word) implements Outcome {}
        record NotThere() implements Outcome {}
    }

    public sealed interface Reacted {
        record Done(int count) implements Reacted {}
        record NotAllowed() implements Reacted {}
        /** It is not there any more, has it already, or has too many. */
        record Nothing() implements Reacted {}
    }

    /** @param complete false: older messages were not read */
    public record Found(List<Said> messages, boolean complete) {}

    @Inject Messages messages;

    public Outcome change(Person who, Role role, RoomRules rules, long seq, String text) {
        switch (Speech.check(rules, role, text)) {
            case Speech.Fine fine -> { }
            case Speech.Filtered filtered -> {
                return new Outcome.Filtered(filtered.word());
            }
            case Speech.Refused refused -> {
                return new Outcome.NotAllowed();
            }
        }
        return messages.change(rules.room(), seq, who.subject(), text) ? new Outcome.Done() : new Outcome.NotThere();
    }

    /** Takes one's own back. */
    public Outcome takeBack(Person who, RoomId room, long seq) {
        var author = messages.author(room, seq);
        if (author.isEmpty()) return new Outcome.NotThere();
        if (!author.get().equals(who.subject())) return new Outcome.NotAllowed();
        return messages.remove(room, seq).isPresent() ? new Outcome.Done() : new Outcome.NotThere();
    }

    /** Removes somebody's. @return whose it was */
    public Optional<DataSubject> clear(Person moderator, Role role, RoomRules rules, long seq) {
        return rules.allows(role, Permission.CLEAR) ? messages.remove(rules.room(), seq) : Optional.empty();
    }

    /** @param emoji see {@link Emoji} */
    public Reacted react(Person who, Role role, RoomRules rules, long seq, String emoji, boolean on) {
        if (!rules.allows(role, Permission.REACT)) return new Reacted.NotAllowed();
        if (messages.author(rules.room(), seq).isEmpty()) return new Reacted.Nothing();
        var count = messages.react(rules.room(), seq, who.subject(), emoji, on, KINDS);
        return count.isPresent() ? new Reacted.Done(count.getAsInt()) : new Reacted.Nothing();
    }

    /**
     * The latest messages that have all these words, newest first. Texts are sealed, so they are opened and read: the latest
     * {@value #SEARCHED} at most.
     *
     * @param query 2 to {@value #QUERY_MOST} characters
     */
    public Found find(Person who, RoomId room, String query) {
        var words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
        var all = messages.after(room, 0, SEARCHED);
        var found = new ArrayList<Said>();
        for (int i = all.size() - 1; i >= 0 && found.size() < FOUND; i--) {
            var text = (all.get(i).from() + ' ' + all.get(i).text()).toLowerCase(Locale.ROOT);
            var fits = all.get(i).author() == Said.Author.HERE;
            for (var word : words) fits &= text.contains(word);
            if (fits) found.add(all.get(i));
        }
        return new Found(found, all.size() < SEARCHED && found.size() < FOUND);
    }
}
