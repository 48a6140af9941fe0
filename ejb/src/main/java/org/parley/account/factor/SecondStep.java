package org.parley.account.factor;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.parley.account.AccountId;
import org.parley.account.Guesses;
import org.parley.account.Person;
import org.parley.account.Rate;
import org.parley.account.SecurityLetters;
import org.parley.consent.Processes;
import org.parley.consent.Processes.Whose;
import org.parley.consent.Purpose;

/** Asks for more than the password where a member has set more up (A9). */
@Stateless
@Processes(Purpose.SECURITY)
public class SecondStep {
    private static final int LONGEST = 40, FREE = 5, A_DAY = 60;

    public enum Answer { RIGHT, WRONG, SLOWED }

    /** Guesses by account, since whoever guesses here has the password and may come from anywhere. */
    @ApplicationScoped
    static class Guard {
        private Guesses guesses;
        private Rate wrong;
        @PostConstruct void start() {
            guesses = new Guesses(FREE);
            wrong = new Rate(A_DAY, Duration.ofDays(1));
        }
        boolean slows(String who, Instant now) {
            return !guesses.wait(who, now).isZero();
        }
        void failed(String who, Instant now) {
            guesses.failed(who, now);
            // beyond what a day allows, each wrong one costs an hour
            if (!wrong.allows(who, now)) for (int n = 0; n < FREE; n++) guesses.failed(who, now.plus(Duration.ofHours(1)));
        }
        void succeeded(String who) {
            guesses.succeeded(who);
        }
    }

    @Inject Factors factors;
    @Inject PasskeyStore passkeys;
    @Inject Guard guard;
    @Inject SecurityLetters letters;
    @Inject Clock clock;

    public boolean isNeeded(Person.Member who) {
        return hasApp(who) || hasPasskey(who);
    }

    public boolean hasApp(Person.Member who) {
        return factors.confirmedApp(who.id()).isPresent();
    }

    public boolean hasPasskey(Person.Member who) {
        return passkeys.any(who.id());
    }

    /** Takes a code of the app or a recovery code. */
    public Answer prove(Person.Member who, String typed) {
        var now = clock.instant();
        if (guard.slows(who.key(), now)) return Answer.SLOWED;
        var code = typed == null || typed.length() > LONGEST ? "" : typed.replaceAll("\\s", "");
        if (isOfApp(who.id(), code, now) || isForRecovery(who.id(), code)) {
            guard.succeeded(who.key());
            return Answer.RIGHT;
        }
        guard.failed(who.key(), now);
        return Answer.WRONG;
    }

    private boolean isOfApp(AccountId account, String code, Instant now) {
        if (!code.matches("[0-9]{6}")) return false;
        var secret = factors.confirmedApp(account).flatMap(app -> factors.secret(account, app));
        if (secret.isEmpty()) return false;
        var step = TotpCode.step(secret.get(), code, now);
        return step.isPresent() && factors.useStep(account, step.getAsLong());
    }

    private boolean isForRecovery(AccountId account, String code) {
        if (code.length() < 16 || !factors.useRecoveryCode(account, code)) return false;
        letters.recoveryCodeUsed(account);
        return true;
    }

    /** As staff do for somebody who has lost everything. */
    @Processes(value = Purpose.ACCOUNT, of = Whose.FOUND_INSIDE)
    public void reset(AccountId account) {
        factors.forgetAll(account);
        passkeys.forgetAll(account);
        letters.factorsChanged(account);
    }
}
