package org.parley.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/**
 * Changes an e-mail address once the new and the old one have said yes; the old one may object (A14). Whether somebody else has
 * the new one is told to nobody but its holder, in a letter.
 */
@Stateless
@Processes(Purpose.ACCOUNT)
public class NewEmail {
    private static final Pace.Limit CHANGES = Pace.Limit.daily("changes of e-mail", 5);

    public sealed interface Asked {
        /** Letters are on their way to both. */
        record Waiting() implements Asked {}
        /** Where the portal sends no letters, nobody can be asked. */
        record Changed() implements Asked {}
        /** @param problem text key */
        record Refused(String problem) implements Asked {}
    }

    public enum Answered { NO_LINK, WAITING, CHANGED, OBJECTED }

    @Inject Accounts accounts;
    @Inject AccountLinks links;
    @Inject AccountSettings settings;
    @Inject SecurityLetters letters;
    @Inject Pace pace;
    @Inject Clock clock;

    public Asked ask(Person.Member who, String typed) {
        EmailAddress email;
        try {
            email = new EmailAddress(typed);
        } catch (IllegalArgumentException e) {
            return new Asked.Refused("sign-up.problem.email-form");
        }
        var account = accounts.find(who.id()).orElseThrow();
        var old = accounts.email(account).orElse("");
        if (old.equals(email.value())) return new Asked.Refused("email.problem.same");
        if (!old.contains("@")) return new Asked.Refused("email.problem.administrator");
        var now = clock.instant();
        if (!pace.allows(CHANGES, who.key(), now)) return new Asked.Refused("email.problem.too-many");
        var holder = accounts.findByEmail(email.value());
        if (!settings.sendsLetters()) {
            if (holder.isPresent()) return new Asked.Refused("sign-up.problem.email-unusable");
            accounts.changeEmail(account, email.value());
            return new Asked.Changed();
        }
        String toNew = Secrets.token(), toOld = Secrets.token();
        links.add(who.id(), email, Secrets.hash(toNew), Secrets.hash(toOld), now.plus(settings.emailLink));
        letters.confirmOldAddress(who.id(), toOld);
        if (holder.isPresent()) letters.addressTaken(holder.get().id());
        else letters.confirmNewAddress(who.id(), email, toNew);
        return new Asked.Waiting();
    }

    /** Which address this link was sent to; empty for one that is used up, too old or made up. Looking changes nothing. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public Optional<EmailChange.Side> side(String token) {
        return change(token).map(change -> change.side(Secrets.hash(token)));
    }

    private Optional<EmailChange> change(String token) {
        return token == null || token.length() > 100 ? Optional.empty() : links.change(Secrets.hash(token), clock.instant());
    }

    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public Answered confirm(String token) {
        var found = change(token);
        if (found.isEmpty() || !found.get().confirm(found.get().side(Secrets.hash(token)))) return Answered.NO_LINK;
        if (!found.get().isConfirmed()) return Answered.WAITING;
        var account = accounts.find(found.get().account()).filter(Account::mayEnter);
        var email = links.email(found.get());
        var old = account.flatMap(accounts::email);
        links.forget(found.get().account());
        if (account.isEmpty() || email.isEmpty() || accounts.findByEmail(email.get()).isPresent()) return Answered.NO_LINK;
        accounts.changeEmail(account.get(), email.get());
        old.ifPresent(address -> letters.emailChanged(account.get().id(), address));
        return Answered.CHANGED;
    }

    /** Of the old address only: the new one has nothing to say about an account that is not its holder's. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public Answered object(String token) {
        var found = change(token).filter(change -> change.side(Secrets.hash(token)) == EmailChange.Side.OLD);
        found.ifPresent(change -> links.forget(change.account()));
        return found.isPresent() ? Answered.OBJECTED : Answered.NO_LINK;
    }
}
