package org.parley.consent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.account.Permitted;
import org.parley.account.Person;
import org.parley.mail.Letter;
import org.parley.mail.Letters;

/** Privacy policy, terms and room rules: what is in force, what was, and who has yet to accept it (C7). */
@Stateless
@Processes(value = Purpose.PROOF, of = Processes.Whose.FOUND_INSIDE)
public class Documents {
    private static final int LONGEST = 60_000;
    private static final Duration FARTHEST = Duration.ofDays(366);

    /**
     * @param text      20 to 60,000 characters; a line that begins with {@code ## } is a heading, empty lines part paragraphs
     * @param effective yyyy-mm-dd, from today to a year from now; empty for at once
     */
    public record Form(Document document, String text, String effective, boolean material) {}

    public sealed interface Outcome {
        record Published(DocumentVersion version) implements Outcome {}
        /** @param problems text keys by field: document, text, effective */
        record Refused(Map<String, String> problems) implements Outcome {}
    }

    @Inject DocumentVersions versions;
    @Inject CurrentVersions current;
    @Inject ConsentDesk desk;
    @Inject Letters letters;
    @Inject Clock clock;

    /** The version that binds now. */
    public Optional<DocumentVersion> inForce(Document document) {
        var now = clock.instant();
        return current.all().stream().filter(version -> version.document() == document && version.isInForce(now)).max(Comparator.comparingInt(DocumentVersion::number));
    }

    /** Every version, the newest first, those to come included. */
    public List<DocumentVersion> archive(Document document) {
        return current.all().stream().filter(version -> version.document() == document).sorted(Comparator.comparingInt(DocumentVersion::number).reversed()).toList();
    }

    /** Versions in force that changed something material since the person last accepted the document. */
    @Processes(Purpose.PROOF)
    public List<DocumentVersion> pending(Person.Member who) {
        if (who.administrator()) return List.of(); // who publishes them is not asked
        var now = clock.instant();
        var found = new ArrayList<DocumentVersion>();
        for (var document : Document.values()) {
            var accepted = desk.accepted(who, document);
            inForce(document).filter(version -> current.all().stream().anyMatch(one -> one.document() == document && one.material()
                && one.isInForce(now) && one.number() > accepted)).ifPresent(found::add);
        }
        return found;
    }

    /** Accepts all that binds now: at sign-up, or on the page that asks. */
    @Processes(Purpose.PROOF)
    public void acceptAll(Person.Member who, Locale language, Channel channel) {
        for (var document : Document.values()) inForce(document).ifPresent(version -> desk.accept(who, version, language, channel));
    }

    @Permitted("documents:publish")
    public Outcome publish(Form form) {
        var problems = new LinkedHashMap<String, String>();
        if (form.document() == null || form.document().isGenerated()) problems.put("document", "documents.problem.document");
        var text = form.text() == null ? "" : form.text().replace("\r\n", "\n").strip();
        if (text.length() < 20 || text.length() > LONGEST) problems.put("text", "documents.problem.text-length");
        else if (form.document() != null && archive(form.document()).stream().findFirst().filter(last -> last.text().equals(text)).isPresent()) problems.put("text", "documents.problem.text-same");
        var effective = effective(form.effective());
        if (effective.isEmpty()) problems.put("effective", "documents.problem.effective");
        if (!problems.isEmpty()) return new Outcome.Refused(problems);
        return new Outcome.Published(add(form.document(), text, form.material(), effective.get(), ""));
    }

    private Optional<Instant> effective(String typed) {
        var now = clock.instant();
        if (typed == null || typed.isBlank()) return Optional.of(now);
        try {
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var day = LocalDate.parse(typed.strip());
            if (day.isBefore(today) || day.isAfter(today.plusDays(FARTHEST.toDays()))) return Optional.empty();
            return Optional.of(day.equals(today) ? now : day.atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Archives what a generated document says today. It is a new version when its text changed, and a material one when the facts
     * it was written from did.
     */
    public void generated(Document document, String text, String facts) {
        var last = archive(document).stream().findFirst();
        if (last.filter(version -> version.text().equals(text)).isPresent()) return;
        add(document, text, last.filter(version -> version.facts().equals(facts)).isEmpty(), clock.instant(), facts);
    }

    /** The first version of a written document, where there is none. */
    public void begin(Document document, String text) {
        if (archive(document).isEmpty()) add(document, text, true, clock.instant(), "");
    }

    private DocumentVersion add(Document document, String text, boolean material, Instant effective, String facts) {
        var version = new DocumentVersion(document, archive(document).stream().findFirst().map(DocumentVersion::number).orElse(0) + 1, "en", material, effective, facts, text);
        versions.add(version);
        current.forget();
        // the first version of each is there before the first member
        if (material && version.number() > 1) letters.sendToAll(Letter.DOCUMENT_CHANGED, Map.of("document", document.word()));
        return version;
    }
}
