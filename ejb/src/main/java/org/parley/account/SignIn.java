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
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/**
 * Checks passwords (A9). The answer and its time are the same whether the account exists or not. Guessing is slowed for the
 * pair of account and address, and for the address alone, so that a stranger's guesses never lock the owner out elsewhere.
 */
@Stateless
@Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
public class SignIn {
    public sealed interface Outcome {
        record Welcome(Person.Member member) implements Outcome {}
        record Refused() implements Outcome {}
        /** Nothing was checked. @param pause until the next try is listened to */
        record Slowed(Duration pause) implements Outcome {}
        /** Nothing was checked: too many passwords at once. */
        record Busy() implements Outcome {}
        /** The password is right, the e-mail address still waits for its link. */
        record Unverified() implements Outcome {}
    }

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
    @Inject Guard guard;
    @Inject Clock clock;

    // a hash takes some 50 ms: no transaction and no database connection is held meanwhile
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome signIn(String email, String password, String address) {
        var now = clock.instant();
        var login = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        if (login.length() > 254 || password == null || password.length() > 200) return new Outcome.Refused();
        var wait = guard.wait(login, address, now);
        if (!wait.isZero()) return new Outcome.Slowed(wait);
        try {
            return check(login, password, address, now);
        } catch (PasswordsBusy e) {
            return new Outcome.Busy();
        }
    }

    private Outcome check(String login, String password, String address, Instant now) {
        var account = accounts.findByEmail(login);
        var hash = account.filter(one -> one.mayEnter() || one.pending()).flatMap(accounts::passwordHash);
        if (hash.isEmpty()) passwords.pretend(password);
        if (hash.isEmpty() || !passwords.matches(password, hash.get())) {
            guard.failed(login, address, now);
            return new Outcome.Refused();
        }
        guard.succeeded(login, address);
        if (account.get().pending()) return new Outcome.Unverified();
        return accounts.member(account.get()).<Outcome>map(Outcome.Welcome::new).orElseGet(Outcome.Refused::new);
    }
}
