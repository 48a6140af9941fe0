package org.parley.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.account.Permitted;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.privacy.ProcessingLog;
import org.parley.staff.Staff;

/** Where staff see letters that wait, hand them over, send or discard them (L3), and write news. Each look is in the addressee's log (P6). */
@Stateless
@Processes(value = Purpose.ADMINISTRATION, of = Whose.FOUND_INSIDE)
public class LetterDesk {
    private static final int TITLE = 120, WORDS = 10_000;

    /** @param title 3 to 120 characters @param words 20 to 10,000; empty lines part paragraphs */
    public record News(String title, String words) {}

    public sealed interface Outcome {
        record Ordered() implements Outcome {}
        /** @param problems text keys by field: title, words */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject KeptLetters kept;
    @Inject Delivery delivery;
    @Inject LetterQueue queue;
    @Inject Letters letters;
    @Inject Postbox postbox;
    @Inject ProcessingLog log;
    @Inject Staff staff;

    @Permitted("letters:list")
    public List<KeptLetters.Line> waiting(int first, int most, KeptLetters.Order order, boolean ascending) {
        return kept.lines(first, most, order, ascending);
    }

    @Permitted("letters:list")
    public int waitingCount() {
        return kept.count();
    }

    /** Whether sending again can lead anywhere. */
    @Permitted("letters:list")
    public boolean hasServer() {
        return postbox.isOpen();
    }

    /** Empty once the letter is gone or its addressee is a former member. */
    @Permitted("letters:read")
    public Optional<Delivery.Ready> read(long id) {
        return kept.find(id).flatMap(row -> {
            wrote(row, "letter-read");
            return row.letter().flatMap(letter -> delivery.ready(row.subject(), letter, row.sealed()));
        });
    }

    @Permitted("letters:send")
    public void sendAgain(long id) {
        kept.find(id).ifPresent(row -> row.letter().ifPresent(letter -> {
            queue.order(row.subject(), letter, row.sealed());
            kept.remove(id);
            wrote(row, "letter-sent-again");
        }));
    }

    @Permitted("letters:discard")
    public void discard(long id) {
        kept.find(id).ifPresent(row -> {
            kept.remove(id);
            wrote(row, "letter-discarded");
        });
    }

    private void wrote(KeptLetters.Row row, String act) {
        log.wrote(row.subject(), staff.acting(), Purpose.ADMINISTRATION, act);
    }

    /** To everyone who agreed, and to nobody else (C10). */
    @Permitted("news:send")
    public Outcome send(News news) {
        var problems = new LinkedHashMap<String, String>();
        var title = news.title() == null ? "" : news.title().strip();
        var words = news.words() == null ? "" : news.words().replace("\r\n", "\n").strip();
        if (title.length() < 3 || title.length() > TITLE) problems.put("title", "admin-letters.problem.title");
        if (words.length() < 20 || words.length() > WORDS) problems.put("words", "admin-letters.problem.words");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        letters.sendToAll(Letter.NEWS, Map.of("title", title, "words", words));
        return new Outcome.Ordered();
    }
}
