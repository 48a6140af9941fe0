package org.parley.account;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.parley.consent.Act;
import org.parley.consent.Channel;
import org.parley.consent.ConsentDesk;
import org.parley.consent.Gate;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.mail.Delivery;
import org.parley.privacy.HoldDesk;
import org.parley.privacy.LegalHold;
import org.parley.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases a member (P4, GDPR Art. 17). First the ledger says so and nothing is used any more, then the account is emptied, then
 * the key is destroyed: what the server is stopped between, the next night finishes.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@Processes(Purpose.PRIVACY_RIGHTS)
public class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    public sealed interface Outcome {
        record Erased() implements Outcome {}
        /** A duty to keep stands against it (Art. 17(3)). */
        record Held(List<LegalHold> holds) implements Outcome {}
        /** The portal's own administrator stays. */
        record LastAdministrator() implements Outcome {}
    }

    @Inject EmptyAccount account;
    @Inject ConsentDesk consents;
    @Inject HoldDesk holds;
    @Inject Delivery delivery;
    @Inject Vault vault;
    @Inject Gate gate;

    /** The page asks for a fresh proof before, so that nobody who finds an open browser can do this. */
    public Outcome erase(Person.Member who) {
        if (who.administrator()) return new Outcome.LastAdministrator();
        var duties = holds.of(who);
        if (!duties.isEmpty()) return new Outcome.Held(duties);
        carryOut(who);
        return new Outcome.Erased();
    }

    private void carryOut(Person.Member who) {
        delivery.farewell(who.id());
        consents.erase(who, Channel.SETTINGS);
        account.empty(who.id());
        vault.destroy(who.subject());
        gate.changed(who.subject());
        LOG.info("An account was erased at the wish of its holder: {}", Act.ERASED);
    }

    /** Erases those whose cooling-off period is over; a duty to keep puts it off (Art. 17(3)). @return accounts erased */
    @Schedule(hour = "3", minute = "0", persistent = false)
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public int eraseDue() {
        int erased = 0;
        for (var member : account.due()) if (holds.of(member).isEmpty()) {
            carryOut(member);
            erased++;
        }
        return erased;
    }

    /** Finishes what a stop of the server left half done. */
    @Schedule(hour = "3", minute = "5", persistent = false)
    @Processes(value = Purpose.PRIVACY_RIGHTS, of = Whose.FOUND_INSIDE)
    public void finish() {
        var erased = account.erased();
        vault.fetch(erased.stream().map(AccountId::subject).toList());
        for (var one : erased) if (vault.holds(one.subject())) vault.destroy(one.subject());
    }
}
