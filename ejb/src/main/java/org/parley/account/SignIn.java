package org.parley.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.parley.account.factor.SecondStep;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;
import org.parley.door.ConnectionDesk;
import org.parley.door.DirectoryDesk;
import org.parley.door.Introduction;

/**
 * Checks passwords (A9). The answer and its time are the same whether the account exists or not. Guessing is slowed for the
 * pair of account and address, and for the address alone, so that a stranger's guesses never lock the owner out elsewhere.
 */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class SignIn {
    public sealed interface Outcome {
        record Welcome(Person.Member member) implements Outcome {}
        /** The password is right, and more is to be proven: see {@link SecondStep}. */
        record HalfWay(Person.Member member) implements Outcome {}
        record Refused() implements Outcome {}
        /** Another door knows this person, and no account here. */
        record Newcomer(Introduction introduction) implements Outcome {}
        /** No password here fits, and the directory does not answer. */
        record DirectoryDown() implements Outcome {}
        /** Nothing was checked. @param pause until the next try is listened to */
        record Slowed(Duration pause) implements Outcome {}
        /** Nothing was checked: too many passwords at once. */
        record Busy() implements Outcome {}
        /** The password is right, the e-mail address still waits for its link. */
        record Unverified() implements Outcome {}
        /** The password is right, the holder has put the account to sleep. @param erasure when it is erased, where that is planned */
        record Asleep(Optional<Instant> erasure) implements Outcome {}
    }

    /** What a password typed once more says about a member who is here. */
    public enum Proof { RIGHT, WRONG, SLOWED, BUSY }

    @ApplicationScoped
    static class Guard {
        @Inject AccountSettings settings;
        Guesses byAccountAndAddress;
        Guesses byAddress;
        @PostConstruct void start() {
            byAccountAndAddress = new Guesses(settings.guesses);
            byAddress = new Guesses(settings.guesses * 10);
        }
        Duration wait(String account, String address, Instant now) {
            var one = byAccountAndAddress.wait(account + '|' + address, now);
            var all = byAddress.wait(address, now);
            return one.compareTo(all) > 0 ? one : all;
        }
        void failed(String account, String address, Instant now) {
            byAccountAndAddress.failed(account + '|' + address, now);
            byAddress.failed(address, now);
        }
        void succeeded(String account, String address) {
            byAccountAndAddress.succeeded(account + '|' + address);
        }
    }

    @Inject Accounts accounts;
    @Inject PasswordHashing passwords;
    @Inject SecondStep secondStep;
    @Inject AccountStates states;
    @Inject DirectoryDesk directory;
    @Inject ConnectionDesk connections;
    @Inject Guard guard;
    @Inject Clock clock;

    // a hash takes some 50 ms: no transaction and no database connection is held meanwhile
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome signIn(String email, String password, String address) {
        return signIn(email, password, address, false);
    }

    /** As {@link #signIn}, and wakes an account up that its holder had put to sleep: an erasure that was planned is off (A14). */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome wake(String email, String password, String address) {
        return signIn(email, password, address, true);
    }

    private Outcome signIn(String email, String password, String address, boolean wake) {
        var now = clock.instant();
        var login = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        if (login.length() > 254 || password == null || password.length() > 200) return new Outcome.Refused();
        var wait = guard.wait(login, address, now);
        if (!wait.isZero()) return new Outcome.Slowed(wait);
        try {
            return check(login, password, address, wake, now);
        } catch (PasswordsBusy e) {
            return new Outcome.Busy();
        }
    }

    /** Asks a member who is signed in for the password once more. Counts as a guess where it is wrong. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    @Processes(Purpose.ACCOUNT)
    public Proof prove(Person.Member who, String password, String address) {
        var now = clock.instant();
        var account = accounts.find(who.id()).filter(Account::mayEnter);
        if (account.isEmpty() || password == null || password.length() > 200) return Proof.WRONG;
        if (!guard.wait(who.key(), address, now).isZero()) return Proof.SLOWED;
        try {
            var hash = accounts.passwordHash(account.get());
            var right = hash.isPresent() && passwords.matches(password, hash.get()) || directory.proves(who, password);
            if (right) guard.succeeded(who.key(), address);
            else guard.failed(who.key(), address, now);
            return right ? Proof.RIGHT : Proof.WRONG;
        } catch (PasswordsBusy e) {
            return Proof.BUSY;
        }
    }

    private Outcome check(String login, String password, String address, boolean wake, Instant now) {
        var account = accounts.findByEmail(login);
        var hash = account.filter(one -> one.hasPassword() || one.pending()).flatMap(accounts::passwordHash);
        if (hash.isEmpty()) passwords.pretend(password);
        if (hash.isEmpty() || !passwords.matches(password, hash.get())) return elsewhere(login, password, address, account, wake, now);
        guard.succeeded(login, address);
        return enter(account.get(), false, wake);
    }

    private Outcome elsewhere(String login, String password, String address, Optional<Account> local, boolean wake, Instant now) {
        var answer = directory.ask(login, password, local.flatMap(accounts::member), local.flatMap(accounts::passwordHash).isPresent());
        if (!(answer instanceof DirectoryDesk.Answer.Known known)) {
            guard.failed(login, address, now);
            return answer instanceof DirectoryDesk.Answer.Down ? new Outcome.DirectoryDown() : new Outcome.Refused();
        }
        guard.succeeded(login, address);
        return connections.account(known.introduction()).map(who -> byDoor(who, known.trusted(), wake)).orElseGet(() -> new Outcome.Newcomer(known.introduction()));
    }

    /** Somebody whom another door knows as the holder of this account (A12). @param trusted no second step is asked for */
    public Outcome byDoor(AccountId who, boolean trusted, boolean wake) {
        return accounts.find(who).filter(one -> one.hasPassword() || one.pending()).map(one -> enter(one, trusted, wake)).orElseGet(Outcome.Refused::new);
    }

    /** Somebody who has shown a passkey of this account: possession and, as it was asked for, finger, face or code. */
    public Outcome byPasskey(AccountId who, boolean wake) {
        return byDoor(who, true, wake);
    }

    private Outcome enter(Account account, boolean trusted, boolean wake) {
        if (account.pending()) return new Outcome.Unverified();
        if (account.asleep() && !wake) return new Outcome.Asleep(states.plannedErasure(account.id()));
        var member = accounts.member(account);
        if (member.isEmpty()) return new Outcome.Refused();
        if (!trusted && secondStep.isNeeded(member.get())) return new Outcome.HalfWay(member.get());
        if (account.asleep()) states.reactivate(member.get());
        return new Outcome.Welcome(member.get());
    }
}
