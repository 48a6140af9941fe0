package org.parley.consent;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.account.Person;
import org.parley.privacy.RetentionSchedule;

/**
 * Takes people's decisions (C3, C4). Each is in the ledger, and in force on this node, when the call returns: no transaction
 * around it, so that nothing decided can be rolled back with something else.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(Purpose.PROOF)
public class ConsentDesk {
    @Inject Ledger ledger;
    @Inject Gate gate;
    @Inject RetentionSchedule schedule;

    /** How a choice stands. @param since and @param channel of the decision that counts; empty where none was made */
    public record Choice(Purpose purpose, boolean on, Optional<ConsentRecord> last) {}

    public ConsentRecord give(Person.Member who, Purpose purpose, Locale language, Channel channel) {
        return decide(who, choice(purpose), Act.GIVEN, language, channel);
    }

    public ConsentRecord refuse(Person.Member who, Purpose purpose, Locale language, Channel channel) {
        return decide(who, choice(purpose), Act.REFUSED, language, channel);
    }

    /** As easy as giving (GDPR Art. 7(3)); a second one keeps the first date. Where nothing was given it is a refusal. */
    public ConsentRecord withdraw(Person.Member who, Purpose purpose, Locale language, Channel channel) {
        var given = gate.standing(who.subject()).latest(purpose.name()).filter(record -> record.act() == Act.GIVEN || record.act() == Act.WITHDRAWN);
        return decide(who, choice(purpose), given.isPresent() ? Act.WITHDRAWN : Act.REFUSED, language, channel);
    }

    /** GDPR Art. 21. */
    public ConsentRecord object(Person.Member who, Purpose purpose, Locale language, Channel channel) {
        return decide(who, objectable(purpose), Act.OBJECTED, language, channel);
    }

    public ConsentRecord liftObjection(Person.Member who, Purpose purpose, Locale language, Channel channel) {
        return decide(who, objectable(purpose), Act.OBJECTION_LIFTED, language, channel);
    }

    /** GDPR Art. 18: everything is kept and nothing used. */
    public ConsentRecord restrict(Person.Member who, Channel channel) {
        return append(who, Decision.onAll(Act.RESTRICTED, channel));
    }

    public ConsentRecord liftRestriction(Person.Member who, Channel channel) {
        return append(who, Decision.onAll(Act.RESTRICTION_LIFTED, channel));
    }

    /** Until it is woken up, the account is used for nothing but what protects, keeps and answers. */
    public ConsentRecord deactivate(Person.Member who) {
        return append(who, Decision.onAll(Act.DEACTIVATED, Channel.SETTINGS));
    }

    public ConsentRecord reactivate(Person.Member who) {
        return append(who, Decision.onAll(Act.REACTIVATED, Channel.SETTINGS));
    }

    /** The last row of a person: from here on nothing is used. */
    public ConsentRecord erase(Person.Member who, Channel channel) {
        return append(who, Decision.onAll(Act.ERASED, channel));
    }

    /** Who accepted what, when (C7). */
    public ConsentRecord accept(Person.Member who, DocumentVersion version, Locale language, Channel channel) {
        return append(who, Decision.onDocument(version, language, channel));
    }

    /** Takes a browser's signal as the choice it stands for, where the person made none by hand (C9). */
    public void heed(Person.Member who, Channel signal) {
        for (var purpose : Purpose.values()) {
            if (!purpose.heedsSignals() || !purpose.isChoice()) continue;
            var last = gate.standing(who.subject()).latest(purpose.name());
            if (last.isEmpty()) decide(who, purpose, purpose.needsConsent() ? Act.REFUSED : Act.OBJECTED, Locale.ENGLISH, signal);
        }
    }

    /** Every choice there is, and how it stands. */
    public List<Choice> choices(Person.Member who) {
        var standing = gate.standing(who.subject());
        var choices = new ArrayList<Choice>();
        for (var purpose : Purpose.values()) {
            if (!purpose.isChoice()) continue;
            var last = standing.latest(purpose.name());
            choices.add(new Choice(purpose, last.map(record -> record.act() == Act.GIVEN || record.act() == Act.OBJECTION_LIFTED).orElse(!purpose.needsConsent()), last));
        }
        return choices;
    }

    /** All decisions, the newest first. */
    public List<ConsentRecord> history(Person.Member who) {
        return gate.pseudonym(who.subject()).map(ledger::of).map(List::reversed).orElse(List.of());
    }

    public boolean isRestricted(Person.Member who) {
        return gate.isRestricted(who.subject());
    }

    /** The highest version accepted; 0 for none. */
    public int accepted(Person.Member who, Document document) {
        var beginning = document.word() + '/';
        return gate.standing(who.subject()).acceptances().stream().map(ConsentRecord::document).filter(name -> name.startsWith(beginning))
            .mapToInt(name -> Integer.parseInt(name.substring(beginning.length()))).max().orElse(0);
    }

    private static Purpose choice(Purpose purpose) {
        if (!purpose.needsConsent()) throw new IllegalArgumentException(purpose + " needs no consent");
        return purpose;
    }

    private static Purpose objectable(Purpose purpose) {
        if (!purpose.allowsObjection()) throw new IllegalArgumentException(purpose + " allows no objection");
        return purpose;
    }

    private ConsentRecord decide(Person.Member who, Purpose purpose, Act act, Locale language, Channel channel) {
        return append(who, Decision.on(purpose, act, prompt(purpose, language), language.getLanguage(), channel));
    }

    /** The words shown before a decision. */
    @Processes(value = Purpose.PROOF, of = Processes.Whose.FOUND_INSIDE)
    public String prompt(Purpose purpose, Locale language) {
        var days = purpose.categories().stream().map(schedule::kept).flatMap(Optional::stream).map(Duration::toDays).findFirst().orElse(0L);
        return Prompts.text(purpose, "prompt", language, days);
    }

    private ConsentRecord append(Person.Member who, Decision decision) {
        var record = ledger.append(gate.pseudonym(who.subject()).orElseThrow(() -> new PurposeRefused(Purpose.PROOF, Refusal.ERASED)), decision);
        gate.changed(who.subject());
        return record;
    }
}
