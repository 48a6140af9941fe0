package org.parley.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.parley.account.AccountId;
import org.parley.account.Addressees;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.look.LookDesk;
import org.parley.outreach.InvitedAddress;
import org.parley.outreach.SuppressedAddresses;
import org.parley.privacy.DataSubject;
import org.parley.privacy.ProcessingLog;
import org.parley.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts address and words on a letter at the moment it leaves, or keeps it for staff where it cannot (L3). */
@Stateless
@Processes(value = Purpose.SERVICE_LETTERS, of = Whose.FOUND_INSIDE)
public class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int PORTION = 200;
    private static final String PORTAL = "system";

    @Inject Vault vault;
    @Inject Gate gate;
    @Inject Addressees addressees;
    @Inject LookDesk looks;
    @Inject LetterText text;
    @Inject Postbox postbox;
    @Inject KeptLetters kept;
    @Inject SuppressedAddresses suppressed;
    @Inject Letters letters;
    @Inject LetterQueue queue;
    @Inject LetterNumbers numbers;
    @Inject ProcessingLog log;

    /** A letter as its reader gets it. @param to empty for an account without an address, as the administrator made at the start */
    public record Ready(String to, LetterText.Written written) {}

    /** @throws Postbox.NotSent to be tried again */
    // a slow mail server must hold no connection to the database
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void deliver(DataSubject subject, Letter letter, byte[] sealed) {
        if (!postbox.isOpen()) {
            keep(subject, letter, sealed, Kept.NO_SERVER);
            return;
        }
        var ready = ready(subject, letter, sealed);
        if (ready.isEmpty()) return;
        if (ready.get().to().isEmpty()) {
            keep(subject, letter, sealed, Kept.NO_ADDRESS);
            return;
        }
        gate.use(letter.purpose(), subject);
        if (!postbox.send(ready.get().to(), ready.get().written())) {
            LOG.info("The mail server refused the address of a letter ({})", letter.word());
            keep(subject, letter, sealed, Kept.REFUSED);
        } else log.wrote(subject, PORTAL, letter.purpose(), "letter-handed-over");
    }

    /** Empty for a former member, and for who wants no invitations. */
    public Optional<Ready> ready(DataSubject subject, Letter letter, byte[] sealed) {
        return vault.open(subject, Letters.PLACE, sealed).map(Contents::of).flatMap(contents -> contents.to().or(() -> addressees.member(account(subject)).map(member -> addressees.email(subject).orElse("")))
            .filter(to -> letter.purpose() != Purpose.INVITATIONS || !suppressed.has(InvitedAddress.of(to, vault)))
            .map(to -> new Ready(to, text.write(subject, to, letter, contents, contents.language().orElseGet(() -> looks.letters(account(subject)))))));
    }

    /** The last letter, sent while there still is an address. One that cannot be sent now is not sent: nothing is kept for later of a former member. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void farewell(AccountId who) {
        if (!postbox.isOpen()) return;
        addressees.email(who.subject()).ifPresent(to -> {
            try {
                postbox.send(to, text.write(who.subject(), to, Letter.ERASED, new Contents(numbers.issue(Letter.ERASED), Optional.empty(), Optional.empty(), Map.of()), looks.letters(who)));
            } catch (Postbox.NotSent e) {
                LOG.warn("The last letter of an account could not be sent: {}", e.why());
            }
        });
    }

    public void keep(DataSubject subject, Letter letter, byte[] sealed, Kept reason) {
        kept.add(subject, letter, sealed, reason);
    }

    /** Orders the next portion of a letter to all, and the rest of it. */
    public void toAll(Letter letter, Map<String, String> values, long after) {
        var portion = addressees.after(after, PORTION);
        gate.fetch(portion.stream().map(AccountId::subject).toList());
        portion.stream().filter(account -> gate.allows(letter.purpose(), account.subject())).forEach(account -> letters.send(account, letter, values));
        if (portion.size() == PORTION) queue.orderForAll(letter, values, portion.getLast().value());
    }

    private static AccountId account(DataSubject subject) {
        return new AccountId(Long.parseLong(subject.key().substring(1)));
    }
}
